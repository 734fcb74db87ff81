package corridor;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.qpid.jms.JmsConnectionFactory;

/** Where the broker is, for Apache Qpid JMS, which speaks AMQP 1.0: to RabbitMQ 4 and newer, by its addresses of the second version. */
public class QpidBroker implements Broker {
  private final JmsConnectionFactory factory;

  /** @param url `amqp://host:port` or `amqps://host:port`, with the virtual host as its path unless it is `/` */
  public QpidBroker(URI url, String user, String password) {
    String host = url.getPath() == null || url.getPath().length() < 2 ? "" : url.getPath().substring(1);
    // A consumer takes so many ahead.
    String options = "?jms.prefetchPolicy.all=16" + (host.isEmpty() ? "" : "&amqp.vhost=vhost:" + encoded(host));
    factory = new JmsConnectionFactory(user, password, url.getScheme() + "://" + url.getAuthority() + options);
  }

  @Override
  public Connection connect() throws JMSException {
    return factory.createConnection();
  }

  @Override
  public Destination to(Session session, String type) throws JMSException {
    return session.createQueue("/exchanges/corridor.in/" + type);
  }

  @Override
  public Destination from(Session session, String queue) throws JMSException {
    return session.createQueue("/queues/" + encoded(queue));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
