package corridor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * `Journey SANDBOX JOURNEY STATE listener|receive|qpid`: plays a written journey as all its parties, and takes what customs
 * are told of it. Prints a line for each thing that holds; ends with 1 at the first that does not.
 */
public class Journey {
  private final JsonObject sandbox;
  private final JsonArray steps;
  private final Path folder;
  private final Path state;
  private final boolean byListener;
  private final boolean byQpid;
  private final Hub hub;
  private final Map<String, Member> members = new TreeMap<>();

  private Journey(String[] args) throws Exception {
    sandbox = read(Path.of(args[0]));
    folder = Path.of(args[1]);
    steps = read(folder.resolve("plan.json")).getAsJsonArray("steps");
    state = Files.createDirectories(Path.of(args[2]));
    byListener = args[3].equals("listener");
    byQpid = args[3].equals("qpid");
    hub = new Hub(Files.readString(Path.of(text(sandbox, "hubCertificate"))));
  }

  public static void main(String[] args) {
    try {
      new Journey(args).play();
      System.exit(0);
    } catch (Exception error) {
      System.out.println("not ok the journey: " + String.valueOf(error).replaceAll("\\s+", " "));
      error.printStackTrace();
      System.exit(1);
    }
  }

  private static JsonObject read(Path file) throws Exception {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private static String text(JsonObject from, String name) {
    JsonElement value = from.get(name);
    return value == null ? null : value.getAsString();
  }

  /** A party of the sandbox: its journal, and its queue where it has one. */
  private class Member {
    final String key;
    final Party party;
    final Journal journal;
    final JmsQueue queue;
    final String way;

    Member(String key) throws Exception {
      this.key = key;
      JsonObject row = rowOf(key);
      Map<String, String> sender = new LinkedHashMap<>();
      for (String name : List.of("country", "role", "party")) if (row.has(name)) sender.put(name, text(row, name));
      Signer signer = Signer.ofPem(Path.of(text(row, "key")), Path.of(text(row, "certificate")));
      boolean overTls = sandbox.has("hubOverTls");
      String url = text(sandbox, overTls ? "hubOverTls" : "hub");
      HttpClient http =
          overTls
              ? Tls.client(Path.of(text(row, "keyStore")), text(row, "keyStorePassword").toCharArray(), Path.of(text(sandbox, "tlsCa")))
              : HttpClient.newHttpClient();
      party = new Party(url.replaceAll("/$", ""), hub, sender, signer, http, overTls ? null : text(row, "token"));
      journal = new Journal(state.resolve(key.replace('/', '-') + ".jsonl"));
      boolean hasQueue = text(row, "channel").equals("amqp");
      way = hasQueue ? (byQpid ? "JMS over AMQP 1.0" : "JMS") : overTls ? "HTTP with mutual TLS" : "HTTP";
      queue = hasQueue ? new JmsQueue(party, broker(row), text(row, "queue"), journal, byListener) : null;
      if (hasQueue) queue.breakAtNext();
    }

    private Broker broker(JsonObject row) throws Exception {
      URI url = URI.create(text(sandbox, "amqp"));
      String user = text(row, "amqpUser");
      String password = text(row, "amqpPassword");
      return byQpid ? new QpidBroker(url, user, password) : new RabbitBroker(url, user, password);
    }

    Hub.Receipt send(JsonObject step) throws Exception {
      byte[] body = Files.readAllBytes(folder.resolve(text(step, "file")));
      if (queue != null) return queue.send(text(step, "id"), text(step, "type"), body);
      return party.post("/v1/messages", text(step, "id"), text(step, "contentType"), body);
    }

    boolean isDone() {
      for (JsonElement one : steps) {
        JsonObject step = one.getAsJsonObject();
        boolean isFor = step.getAsJsonArray("receivers").asList().stream().anyMatch(to -> to.getAsString().equals(key));
        if (isFor && !journal.has(text(step, "sender"), text(step, "id"))) return false;
      }
      return journal.repeats() > 0;
    }

    void take() throws Exception {
      if (queue != null) {
        queue.take(this::isDone);
        return;
      }
      while (!isDone()) {
        Map<String, Seal> seals = new LinkedHashMap<>();
        // Twice before the report, so that each comes again, as after a fault.
        for (int poll = 0; poll < 2; poll += 1) {
          for (Party.Delivery one : party.inbox()) {
            Seal seal = hub.seal(one.body(), one.seal(), one.sender());
            journal.store(seal, one.body());
            seals.put(seal.sender() + " " + seal.id(), seal);
          }
        }
        if (seals.isEmpty()) throw new IllegalStateException("nothing more comes in the inbox of " + key);
        Party.Made report = party.report(seals.values());
        party.post("/v1/inbox/reports", report.id(), "application/json", report.body());
      }
    }

    void close() throws Exception {
      if (queue != null) queue.close();
    }
  }

  private JsonObject rowOf(String key) {
    for (JsonElement one : sandbox.getAsJsonArray("participants")) {
      JsonObject row = one.getAsJsonObject();
      String own = row.has("party") ? text(row, "country") + "/" + text(row, "party") : text(row, "country");
      if (own.equals(key)) return row;
    }
    throw new IllegalArgumentException("nobody is registered as " + key);
  }

  private Member member(String key) throws Exception {
    if (!members.containsKey(key)) members.put(key, new Member(key));
    return members.get(key);
  }

  private void play() throws Exception {
    TreeSet<String> receivers = new TreeSet<>();
    for (JsonElement one : steps) {
      JsonObject step = one.getAsJsonObject();
      Member sender = member(text(step, "sender"));
      Hub.Receipt receipt = sender.send(step);
      ok(sender.key + " sends " + text(step, "file") + " by " + sender.way + ", and the receipt is the hub's");
      if (step.equals(steps.get(steps.size() - 1))) refuseFalsified(sender, step, receipt);
      for (JsonElement to : step.getAsJsonArray("receivers")) receivers.add(to.getAsString());
    }
    for (String key : receivers) {
      Member member = member(key);
      member.take();
      ok(key + " has all that is for it by " + member.way + ", sealed over these bytes, in order, stored before it was acknowledged");
      ok(key + " drops repeats and reports them again");
      member.close();
    }
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private void refuseFalsified(Member sender, JsonObject step, Hub.Receipt receipt) throws Exception {
    byte[] body = Files.readAllBytes(folder.resolve(text(step, "file")));
    byte[] altered = java.util.Arrays.copyOf(receipt.bytes(), receipt.bytes().length + 1);
    byte[] own = sender.party.signer().sign(receipt.bytes());
    String id = text(step, "id");
    refuses("a receipt with another byte", () -> hub.receipt(new Hub.Receipt(altered, receipt.signature()), id, body));
    refuses("a receipt signed by a party", () -> hub.receipt(new Hub.Receipt(receipt.bytes(), own), id, body));
    refuses("a receipt in place of a seal", () -> hub.seal(receipt.bytes(), receipt.signature(), sender.key));
    ok("receipts with another byte, by another signer, and in place of a seal are refused");
  }

  private static void refuses(String what, Attempt attempt) throws Exception {
    try {
      attempt.run();
    } catch (NotOfTheHub expected) {
      return;
    }
    throw new AssertionError(what + " was taken");
  }

  private static void ok(String step) {
    System.out.println("ok " + step);
  }
}
