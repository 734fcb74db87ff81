package corridor.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/**
 * A message over HTTP: parsed, checked against its schema, its signature verified; stored with a signed receipt and its
 * deliveries in one statement, which is one commit; answered; then published, with confirms, to each receiver's queue.
 */
final class MessageRoute extends RouteBuilder {
  private static final String INSERT =
      """
      with message as (
        insert into peer_messages (id, sender, type, body, signature, receipt, receipt_signature)
        values (cast(:#id as uuid), :#sender, :#type, :#body, :#signature, :#receipt, :#receiptSignature)
        returning id, sender
      )
      insert into peer_deliveries (receiver, sender, id)
      select receiver, message.sender, message.id
      from message cross join unnest(string_to_array(:#receivers, ',')) as receiver"""
          .replace("\n", " ");

  private final ObjectMapper mapper = new ObjectMapper();
  private final Schemas schemas;
  private final Signatures signatures;
  private final Publisher publisher;
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong reports = new AtomicLong();

  MessageRoute(Schemas schemas, Signatures signatures, Publisher publisher) {
    this.schemas = schemas;
    this.signatures = signatures;
    this.publisher = publisher;
  }

  @Override
  public void configure() {
    onException(Refused.class).handled(true).process(this::refuse);
    onException(Exception.class).handled(true).process(this::fail);
    from("platform-http:/v1/messages?httpMethodRestrict=POST")
        .process(this::take)
        .process(this::receipt)
        .to("sql:" + INSERT + "?dataSource=#database&noop=true")
        .wireTap("direct:publish")
        .end()
        .process(this::answer);
    from("direct:publish").process(this::publish);
    from("platform-http:/counts?httpMethodRestrict=GET").process(this::counts);
  }

  private void take(Exchange exchange) throws Exception {
    Message in = exchange.getMessage();
    byte[] bytes = in.getBody(byte[].class);
    JsonNode message = mapper.readTree(bytes);
    String type = message.path("type").asText();
    List<?> findings = schemas.findings(type, message);
    if (!findings.isEmpty()) throw new Refused("schema", findings.get(0).toString());
    JsonNode from = message.get("sender");
    String country = from.get("country").asText();
    String sender = from.has("party") ? country + "/" + from.get("party").asText() : country;
    String signature = in.getHeader("corridor-signature", "", String.class);
    if (!signatures.holds(sender, bytes, Base64.getDecoder().decode(signature))) throw new Refused("signature", sender);
    String named = in.getHeader("bench-receivers", "", String.class);
    List<String> receivers = named.isEmpty() ? List.of() : List.of(named.split(","));
    exchange.setProperty("taken", new Taken(message.get("id").asText(), type, sender, bytes, signature, receivers));
  }

  private void receipt(Exchange exchange) throws Exception {
    Taken taken = exchange.getProperty("taken", Taken.class);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(taken.bytes());
    byte[] receipt =
        mapper.writeValueAsBytes(
            mapper
                .createObjectNode()
                .put("id", taken.id())
                .put("sender", taken.sender())
                .put("type", taken.type())
                .put("status", "applied")
                .put("acceptedAt", Instant.now().toString())
                .put("messageDigest", Base64.getEncoder().encodeToString(digest)));
    byte[] signature = signatures.sign(receipt);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader("id", taken.id());
    message.setHeader("sender", taken.sender());
    message.setHeader("type", taken.type());
    message.setHeader("body", taken.bytes());
    message.setHeader("signature", taken.signature());
    message.setHeader("receipt", receipt);
    message.setHeader("receiptSignature", signature);
    message.setHeader("receivers", String.join(",", taken.receivers()));
  }

  private void answer(Exchange exchange) {
    Message message = exchange.getMessage();
    byte[] receipt = message.getHeader("receipt", byte[].class);
    String signature = Base64.getEncoder().encodeToString(message.getHeader("receiptSignature", byte[].class));
    boolean report = "delivery-report".equals(exchange.getProperty("taken", Taken.class).type());
    (report ? reports : accepted).incrementAndGet();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setHeader("corridor-signature", signature);
    message.setBody(receipt);
  }

  private void publish(Exchange exchange) throws Exception {
    Taken taken = exchange.getProperty("taken", Taken.class);
    for (String receiver : taken.receivers()) publisher.publish(receiver, taken);
  }

  private void counts(Exchange exchange) throws Exception {
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    exchange
        .getMessage()
        .setBody(
            mapper.writeValueAsBytes(
                mapper
                    .createObjectNode()
                    .put("accepted", accepted.get())
                    .put("published", publisher.published.get())
                    .put("confirmed", publisher.confirmed.get())
                    .put("reports", reports.get())));
  }

  private void fail(Exchange exchange) {
    Exception why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    System.err.println(why);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, 500);
    message.setBody(why.getClass().getName());
  }

  private void refuse(Exchange exchange) throws Exception {
    Refused why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Refused.class);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, 422);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setBody(mapper.writeValueAsBytes(mapper.createObjectNode().put("code", why.code).put("detail", why.getMessage())));
  }

  /** Why a message is not taken. */
  static final class Refused extends Exception {
    final String code;

    Refused(String code, String detail) {
      super(detail);
      this.code = code;
    }
  }
}
