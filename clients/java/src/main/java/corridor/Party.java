package corridor;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One participant.
 *
 * @param http has a client certificate for mutual TLS ({@link Tls}); then `token` is null
 */
public record Party(String hubUrl, Hub hub, Map<String, String> sender, Signer signer, HttpClient http, String token) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Gson GSON = new Gson();

  /** One message as it came: the bytes, and the seal over them. */
  public record Delivery(String sender, byte[] body, byte[] seal) {}

  /** A message of this party's own, ready to be signed. */
  public record Made(String id, byte[] body) {}

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hubUrl + path)).timeout(LIMIT);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /** Signs a message, posts it and verifies the receipt. After a fault the same bytes may be posted again. */
  public Hub.Receipt post(String path, String id, String contentType, byte[] body)
      throws IOException, InterruptedException, Refused, NotOfTheHub {
    HttpRequest request =
        request(path)
            .header("Content-Type", contentType)
            .header("Accept", "application/json")
            .header("Corridor-Signature", Base64.getEncoder().encodeToString(signer.sign(body)))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 202 && answer.statusCode() != 200)
      throw new Refused(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
    String signature = answer.headers().firstValue("Corridor-Signature").orElseThrow(() -> new NotOfTheHub("no signature"));
    Hub.Receipt receipt = new Hub.Receipt(answer.body(), Base64.getDecoder().decode(signature));
    hub.receipt(receipt, id, body);
    return receipt;
  }

  /** Waits at most half a minute for the next messages. What is not reported comes again. */
  public List<Delivery> inbox() throws IOException, InterruptedException, Refused {
    HttpResponse<String> answer = http.send(request("/v1/inbox?wait=30").GET().build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new Refused(answer.statusCode() + " " + answer.body());
    List<Delivery> found = new ArrayList<>();
    for (var one : JsonParser.parseString(answer.body()).getAsJsonObject().getAsJsonArray("messages")) {
      JsonObject entry = one.getAsJsonObject();
      Base64.Decoder base64 = Base64.getDecoder();
      byte[] body = base64.decode(entry.get("body").getAsString());
      found.add(new Delivery(entry.get("sender").getAsString(), body, base64.decode(entry.get("seal").getAsString())));
    }
    return found;
  }

  /** A delivery-report that these were taken. */
  public Made report(Collection<Seal> seals) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Seal seal : seals)
      entries.add(Map.of("sender", seal.sender(), "id", seal.id(), "logIndex", seal.logIndex(), "outcome", "accepted"));
    String id = UUID.randomUUID().toString();
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Map<String, Object> report =
        Map.of(
            "id", id, "type", "delivery-report", "version", "1", "sender", sender,
            "occurredAt", now, "preparedAt", now, "procedure", "automatic", "body", Map.of("entries", entries));
    return new Made(id, GSON.toJson(report).getBytes(StandardCharsets.UTF_8));
  }
}
