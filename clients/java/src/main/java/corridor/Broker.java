package corridor;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

/** The hub's broker by some JMS client. */
public interface Broker {
  Connection connect() throws JMSException;

  /** Where messages of a type are sent. */
  Destination to(Session session, String type) throws JMSException;

  Destination from(Session session, String queue) throws JMSException;
}
