import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.GuaranteesApi;
import org.openapitools.client.api.MessagesApi;
import org.openapitools.client.api.MovementsApi;
import org.openapitools.client.model.*;

/** Five routes of a running hub by the client that openapi-generator makes of its document: lists, unions, an error. */
public class FiveRoutes {
  interface Step {
    void run() throws Exception;
  }

  static void step(String name, Step step) {
    try {
      step.run();
      System.out.println("ok " + name);
    } catch (Throwable failure) {
      System.out.println("not ok " + name + ": " + failure);
    }
  }

  static void expect(boolean holds, Object found) {
    if (!holds) throw new AssertionError("found " + found);
  }

  static ApiClient as(Map<?, ?> stage, String caller) {
    var token = ((Map<?, ?>) ((Map<?, ?>) stage.get("callers")).get(caller)).get("token");
    return new ApiClient()
        .setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
  }

  /** The detached CMS over exactly these bytes, as the README makes it. */
  static String signature(byte[] bytes, Map<?, ?> caller) throws IOException, InterruptedException {
    Path file = Files.createTempFile("corridor", ".json");
    try {
      Files.write(file, bytes);
      Process openssl =
          new ProcessBuilder(
                  "openssl", "cms", "-sign", "-binary", "-in", file.toString(), "-outform", "DER",
                  "-signer", (String) caller.get("certificate"), "-inkey", (String) caller.get("key"))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      byte[] signed = openssl.getInputStream().readAllBytes();
      if (openssl.waitFor() != 0) throw new IOException("openssl could not sign");
      return Base64.getEncoder().encodeToString(signed);
    } finally {
      Files.delete(file);
    }
  }

  static AvailabilityNotice notice(Map<?, ?> caller) {
    String now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString();
    Map<?, ?> sender = (Map<?, ?>) caller.get("sender");
    return new AvailabilityNotice()
        .id(UUID.randomUUID().toString())
        .type(AvailabilityNotice.TypeEnum.AVAILABILITY_NOTICE)
        .version(AvailabilityNotice.VersionEnum._1)
        .sender(new Sender().country((String) sender.get("country")).role(Role.CUSTOMS))
        .occurredAt(now)
        .preparedAt(now)
        .procedure(Procedure.AUTOMATIC)
        .body(
            new AvailabilityNoticeBody()
                .scope(AvailabilityNoticeBody.ScopeEnum.COUNTRY)
                .state(AvailabilityNoticeBody.StateEnum.AVAILABLE)
                .from(now)
                .manualProcedure(false));
  }

  public static void main(String[] arguments) throws Exception {
    Map<?, ?> stage = new ObjectMapper().readValue(Path.of(arguments[0]).toFile(), Map.class);
    Map<?, ?> known = (Map<?, ?>) stage.get("known");
    Map<?, ?> party = (Map<?, ?>) ((Map<?, ?>) stage.get("callers")).get("party");
    ApiClient operator = as(stage, "operator");
    ApiClient sender = as(stage, "party");
    for (ApiClient one : new ApiClient[] {operator, sender}) one.updateBaseUri((String) stage.get("hub"));
    MovementsApi movements = new MovementsApi(operator);
    MessagesApi messages = new MessagesApi(sender);
    String mrn = (String) known.get("mrn");
    AvailabilityNotice sent = notice(party);

    step("GET /v1/movements, a list", () -> {
      // Twenty filters that are not used, the limit, the cursor.
      var page =
          movements.listMovements(
              null, null, null, null, null, null, null, null, null, null, null, null, null, null,
              null, null, null, null, null, null, 200, null);
      expect(page.getItems().stream().anyMatch(one -> mrn.equals(one.getMrn())), page);
    });
    step("GET /v1/guarantees/{grn}, a union", () -> {
      Guarantee read = new GuaranteesApi(operator).readGuarantee((String) known.get("grn"), null, null, null);
      expect(read.getGuaranteeBalances().getView() == GuaranteeBalances.ViewEnum.BALANCES, read);
    });
    step("POST /v1/messages, a union", () -> {
      MessageToHub message = new MessageToHub(sent);
      byte[] bytes = sender.getObjectMapper().writeValueAsBytes(message);
      Receipt receipt = messages.sendMessage(message, signature(bytes, party), null, null);
      expect(sent.getId().equals(receipt.getId()), receipt);
    });
    step("GET /v1/messages/{id}/body, a union", () -> {
      AnyMessage read = messages.readMessageBody(sent.getId(), null);
      expect(sent.equals(read.getAvailabilityNotice()), read);
    });
    step("GET /v1/movements/{mrn} of an unknown one, an error", () -> {
      try {
        expect(false, movements.readMovement("26TGLFW999999999J9"));
      } catch (ApiException refused) {
        Problem problem = operator.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        expect(refused.getCode() == 404 && problem.getCode() == HubErrorCode._90, problem);
      }
    });
  }
}
