package corridor.peer;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** Confirmed publishing over one channel; confirms are counted as they come, and a return or refusal ends the program. */
final class Publisher implements AutoCloseable {
  private final Connection connection;
  private final Channel channel;
  private final String exchange;
  private final String app;
  private final ConcurrentSkipListSet<Long> open = new ConcurrentSkipListSet<>();
  final AtomicLong published = new AtomicLong();
  final AtomicLong confirmed = new AtomicLong();

  Publisher(String url, String exchange, String app) throws Exception {
    this.exchange = exchange;
    this.app = app;
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(url);
    connection = factory.newConnection();
    channel = connection.createChannel();
    channel.confirmSelect();
    channel.addReturnListener(returned -> fail("a message found no queue: " + returned.getRoutingKey()));
    channel.addConfirmListener(this::settle, (tag, multiple) -> fail("the broker refused a message"));
  }

  private void settle(long tag, boolean multiple) {
    if (!multiple) {
      if (open.remove(tag)) confirmed.incrementAndGet();
      return;
    }
    var settled = open.headSet(tag, true);
    for (Long one = settled.pollFirst(); one != null; one = settled.pollFirst()) confirmed.incrementAndGet();
  }

  private static void fail(String why) {
    System.err.println(why);
    Runtime.getRuntime().halt(1);
  }

  /** What the hub gives along as well. */
  void publish(String receiver, Taken message) throws Exception {
    Map<String, Object> headers = new HashMap<>();
    headers.put("corridor_type", message.type());
    headers.put("corridor_content_type", "application/json");
    headers.put("corridor_sender", message.sender());
    headers.put("corridor_log_index", published.incrementAndGet());
    headers.put("corridor_signature", message.signature());
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .deliveryMode(2)
            .appId(app)
            .messageId(message.id())
            .type(message.type())
            .contentType("application/json")
            .timestamp(new Date())
            .headers(headers)
            .build();
    synchronized (channel) {
      open.add(channel.getNextPublishSeqNo());
      channel.basicPublish(exchange, routingKey(receiver, message.type()), true, properties, message.bytes());
    }
  }

  /** As the hub's queues are bound: {@code TG.discharge}, {@code party.FONDS-GARANTIE.discharge}. */
  static String routingKey(String receiver, String type) {
    int party = receiver.indexOf('/');
    String address = party < 0 ? receiver : "party." + receiver.substring(party + 1).toUpperCase();
    return address + "." + type;
  }

  @Override
  public void close() throws Exception {
    connection.close();
  }
}
