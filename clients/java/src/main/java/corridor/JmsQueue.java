package corridor;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A party's queue by JMS: publishes and waits for the hub's answer, takes what comes, acknowledges it when it is stored, reports it.
 * Messages come by a MessageListener or by receive(timeout). `send` and `take` are called by one thread.
 */
public class JmsQueue implements AutoCloseable {
  private static final Set<String> ANSWERS = Set.of("acknowledgement", "functional-error", "technical-error");
  private static final long LIMIT_MS = 60_000;

  private record Answer(boolean isAccepted, String text, Hub.Receipt receipt) {}

  private final Party party;
  private final Broker broker;
  private final String queue;
  private final Journal journal;
  private final boolean byListener;
  private final Map<String, Answer> answers = new HashMap<>();
  private Connection connection;
  private Session sending;
  private MessageConsumer consumer;
  private int handled = 0;
  private boolean breakAtNext = false;
  private boolean isBroken = false;
  private Exception fault;

  public JmsQueue(Party party, Broker broker, String queue, Journal journal, boolean byListener) throws JMSException {
    this.party = party;
    this.broker = broker;
    this.queue = queue;
    this.journal = journal;
    this.byListener = byListener;
    open();
  }

  private synchronized void open() throws JMSException {
    isBroken = false;
    connection = broker.connect();
    sending = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    Session receiving = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
    consumer = receiving.createConsumer(broker.from(receiving, queue));
    if (byListener) consumer.setMessageListener(this::heard);
    connection.start();
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }

  /** Hands a message to the broker. That is not acceptance: keep it until its answer is there. A session is not for two threads at once. */
  public synchronized void publish(String type, byte[] body) throws JMSException, IOException {
    BytesMessage message = sending.createBytesMessage();
    message.writeBytes(body);
    message.setStringProperty("corridor_signature", Base64.getEncoder().encodeToString(party.signer().sign(body)));
    MessageProducer producer = sending.createProducer(broker.to(sending, type));
    try {
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
      producer.send(message);
    } finally {
      producer.close();
    }
  }

  /** Publishes, and takes what the queue brings until the answer is there; its receipt is verified. */
  public Hub.Receipt send(String id, String type, byte[] body) throws Exception {
    publish(type, body);
    take(() -> answers.containsKey(id));
    Answer answer;
    synchronized (this) {
      answer = answers.remove(id);
    }
    if (!answer.isAccepted()) throw new Refused(answer.text());
    party.hub().receipt(answer.receipt(), id, body);
    return answer.receipt();
  }

  /** Takes messages until it is enough; fails when nothing comes for a minute. */
  public void take(BooleanSupplier isEnough) throws Exception {
    while (true) {
      synchronized (this) {
        if (fault != null) throw fault;
        if (!isBroken && isEnough.getAsBoolean()) return;
        if (byListener && !isBroken) awaitNext();
      }
      if (isBroken) {
        // Without the lock: a client waits here until its listener has returned.
        close();
        open();
      } else if (!byListener) {
        Message message = consumer.receive(LIMIT_MS);
        if (message == null) throw new IOException("nothing more comes in " + queue);
        handle(message);
      }
    }
  }

  private synchronized void awaitNext() throws IOException, InterruptedException {
    long until = System.nanoTime() + LIMIT_MS * 1_000_000;
    for (int before = handled; handled == before; ) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) throw new IOException("nothing more comes in " + queue);
      wait(left);
    }
  }

  /** Makes the connection end after the next message was stored and before it is acknowledged, as a fault of the line may. */
  public synchronized void breakAtNext() {
    breakAtNext = true;
  }

  private synchronized void heard(Message message) {
    try {
      if (fault == null && !isBroken) handle(message);
    } catch (Exception error) {
      // Not acknowledged: it comes again, once whoever runs this has looked at the cause.
      fault = error;
    }
    handled += 1;
    notifyAll();
  }

  private synchronized void handle(Message message) throws Exception {
    byte[] body = bytesOf(message);
    String type = message.getStringProperty("corridor_type");
    if (ANSWERS.contains(type)) {
      String text = new String(body, StandardCharsets.UTF_8);
      boolean isAccepted = type.equals("acknowledgement");
      answers.put(field(text, "correlationId"), new Answer(isAccepted, text, isAccepted ? receiptOf(text) : null));
      message.acknowledge();
      return;
    }
    byte[] sealed = Base64.getDecoder().decode(message.getStringProperty("corridor_seal"));
    Seal seal = party.hub().seal(body, sealed, message.getStringProperty("corridor_sender"));
    journal.store(seal, body);
    if (breakAtNext) {
      breakAtNext = false;
      isBroken = true;
      return;
    }
    message.acknowledge();
    publish("delivery-report", party.report(List.of(seal)).body());
  }

  private static Hub.Receipt receiptOf(String acknowledgement) {
    Base64.Decoder base64 = Base64.getDecoder();
    return new Hub.Receipt(base64.decode(field(acknowledgement, "receipt")), base64.decode(field(acknowledgement, "receiptSignature")));
  }

  /** A field of an answer, from JSON or XML: a party gets the format it has registered. */
  private static String field(String answer, String name) {
    if (answer.startsWith("{")) {
      JsonObject read = JsonParser.parseString(answer).getAsJsonObject();
      JsonObject owner = read.has(name) ? read : read.getAsJsonObject("body");
      return owner.has(name) ? owner.get(name).getAsString() : "";
    }
    Matcher found = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(answer);
    return found.find() ? found.group(1) : "";
  }

  private static byte[] bytesOf(Message message) throws JMSException {
    // Qpid JMS makes texts of JSON and XML; both are UTF-8 at the hub, so that these are the very bytes.
    if (message instanceof TextMessage text) return text.getText().getBytes(StandardCharsets.UTF_8);
    BytesMessage bytes = (BytesMessage) message;
    byte[] body = new byte[(int) bytes.getBodyLength()];
    bytes.readBytes(body);
    return body;
  }
}
