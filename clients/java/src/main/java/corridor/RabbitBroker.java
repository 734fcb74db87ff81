package corridor;

import com.rabbitmq.jms.admin.RMQConnectionFactory;
import com.rabbitmq.jms.admin.RMQDestination;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.net.URI;

/** Where the broker is, for RabbitMQ's own JMS client. Destinations are AMQP destinations: others put Java's own headers into the body. */
public class RabbitBroker implements Broker {
  /** A listener is interrupted after two seconds unless told otherwise, and an interrupt closes the file that it writes to. */
  private static final int LISTENER_MS = 60_000;

  private final RMQConnectionFactory factory = new RMQConnectionFactory();

  /** @param url `amqp://host:port` or `amqps://host:port` */
  public RabbitBroker(URI url, String user, String password) throws JMSException {
    factory.setHost(url.getHost());
    factory.setPort(url.getPort());
    factory.setUsername(user);
    factory.setPassword(password);
    factory.setOnMessageTimeoutMs(LISTENER_MS);
    // A consumer takes so many ahead.
    factory.setChannelsQos(16);
    if (url.getScheme().equals("amqps")) {
      try {
        factory.useSslProtocol(javax.net.ssl.SSLContext.getDefault());
        factory.setHostnameVerification(true);
      } catch (java.security.NoSuchAlgorithmException error) {
        throw new JMSException(error.getMessage());
      }
    }
  }

  @Override
  public Connection connect() throws JMSException {
    return factory.createConnection();
  }

  @Override
  public Destination to(Session session, String type) {
    return new RMQDestination(type, "corridor.in", type, null);
  }

  @Override
  public Destination from(Session session, String queue) {
    return new RMQDestination(queue, null, null, queue);
  }
}
