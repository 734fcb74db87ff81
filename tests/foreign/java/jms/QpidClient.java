import jakarta.jms.*;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A national system's own JMS client, Apache Qpid JMS: it asks the adapter and is answered, and takes what is delivered. */
public final class QpidClient {
  private static final long WITHIN_MS = 30_000;

  public static void main(String[] args) throws Exception {
    JmsConnectionFactory factory =
        new JmsConnectionFactory("corridor", System.getenv("JMS_PASSWORD"), "amqp://127.0.0.1:" + args[0]);
    try (Connection connection = factory.createConnection()) {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      Queue answers = session.createQueue("qpid.answers");
      MessageProducer producer = session.createProducer(session.createQueue("qpid.in"));
      MessageConsumer consumer = session.createConsumer(answers);

      TextMessage text = session.createTextMessage("{ \"number\": \"1\", \"place\": \"Lomé\" }");
      text.setStringProperty("Kind", "T1");
      text.setJMSReplyTo(answers);
      producer.send(text);
      say("a TextMessage is answered", answered(consumer, text, "Lomé"));

      BytesMessage bytes = session.createBytesMessage();
      bytes.writeBytes("{ \"number\": \"2\", \"place\": \"Abomé\" }".getBytes("windows-1252"));
      bytes.setStringProperty("Kind", "T1");
      bytes.setJMSReplyTo(answers);
      producer.send(bytes);
      say("a BytesMessage in Windows-1252 is answered", answered(consumer, bytes, "Abomé"));

      TextMessage other = session.createTextMessage("{ \"number\": \"3\" }");
      other.setStringProperty("Kind", "T2");
      other.setJMSReplyTo(answers);
      producer.send(other);
      MapMessage map = session.createMapMessage();
      map.setString("number", "4");
      map.setStringProperty("Kind", "T1");
      map.setJMSReplyTo(answers);
      producer.send(map);
      say("a MapMessage is refused, and what the selector keeps out is left alone", refused(consumer, map));
      MessageConsumer left = session.createConsumer(session.createQueue("qpid.in"));
      Message kept = left.receive(WITHIN_MS);
      say("what the selector keeps out is still there",
          kept instanceof TextMessage && ((TextMessage) kept).getText().contains("3") ? null : "it is not: " + kept);
      MessageConsumer dead = session.createConsumer(session.createQueue("qpid.dead"));
      Message letter = dead.receive(WITHIN_MS);
      say("a dead letter says why",
          letter != null && letter.getStringProperty("CorridorReason").startsWith("the body is neither") ? null : "it does not: " + letter);

      MessageConsumer deliveries = session.createConsumer(session.createQueue("qpid.out"));
      Message delivery = deliveries.receive(WITHIN_MS);
      say("a delivery is a TextMessage with its type, group and properties", delivered(delivery));
    }
  }

  private static String answered(MessageConsumer consumer, Message question, String place) throws JMSException {
    Message answer = consumer.receive(WITHIN_MS);
    if (!(answer instanceof TextMessage)) return "no text: " + answer;
    if (!question.getJMSMessageID().equals(answer.getJMSCorrelationID())) return "of " + answer.getJMSCorrelationID();
    String text = ((TextMessage) answer).getText();
    return text.contains("\"accepted\"") && text.contains(place) ? null : text;
  }

  private static String refused(MessageConsumer consumer, Message question) throws JMSException {
    Message answer = consumer.receive(WITHIN_MS);
    if (!(answer instanceof TextMessage)) return "no text: " + answer;
    if (!question.getJMSMessageID().equals(answer.getJMSCorrelationID())) return "of " + answer.getJMSCorrelationID();
    String text = ((TextMessage) answer).getText();
    return text.contains("unreadable") ? null : text;
  }

  private static String delivered(Message delivery) throws JMSException {
    if (!(delivery instanceof TextMessage)) return "no text: " + delivery;
    String found = delivery.getJMSType() + " " + delivery.getStringProperty("CorridorId") + " "
        + delivery.getStringProperty("CorridorMrn") + " " + delivery.getStringProperty("JMSXGroupID") + " "
        + ((TextMessage) delivery).getText();
    return found.equals("discharge an-id 26TG1 26TG1 {\"place\":\"Ouagadougou\"}") ? null : found;
  }

  private static void say(String step, String why) {
    System.out.println(why == null ? "ok " + step : "not ok " + step + ": " + why.replace('\n', ' '));
  }
}
