package corridor.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.Security;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.conscrypt.Conscrypt;

/**
 * Starts the route: {@code java … corridor.peer.Peer settings.json}. Says where it listens in one line, and ends with its
 * standard input, so that it never outlives whoever started it.
 */
public final class Peer {
  /** As many as there are senders at once: each request keeps a thread while its row is written. */
  private static final int THREADS = 64;

  private static final int CONNECTIONS = 16;

  private Peer() {}

  public static void main(String[] arguments) throws Exception {
    Security.insertProviderAt(Conscrypt.newProvider(), 1);
    JsonNode settings = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
    int port = freePort();
    try (HikariDataSource database = database(settings.get("databaseUrl").asText());
        Publisher publisher =
            new Publisher(
                settings.get("amqpUrl").asText(), settings.get("exchange").asText(), settings.get("app").asText());
        DefaultCamelContext context = new DefaultCamelContext()) {
      context.getRegistry().bind("database", database);
      context.getRegistry().bind("vertx", Vertx.vertx(new VertxOptions().setWorkerPoolSize(THREADS)));
      VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
      http.setBindHost("127.0.0.1");
      http.setBindPort(port);
      context.addService(new VertxPlatformHttpServer(http));
      Schemas schemas = new Schemas(Path.of(settings.get("schemas").asText()));
      context.addRoutes(new MessageRoute(schemas, new Signatures(settings), publisher));
      context.start();
      System.out.println("ready at http://127.0.0.1:" + port);
      while (System.in.read() >= 0) {
        // Until whoever started it lets go.
      }
      context.stop();
    }
    System.exit(0);
  }

  /** Connections with statements that the server prepares at their first use. */
  private static HikariDataSource database(String url) throws Exception {
    URI uri = new URI(url);
    String[] account = uri.getUserInfo().split(":", 2);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath());
    config.setUsername(account[0]);
    config.setPassword(account.length > 1 ? account[1] : "");
    config.setMaximumPoolSize(CONNECTIONS);
    config.addDataSourceProperty("prepareThreshold", "1");
    config.addDataSourceProperty("binaryTransfer", "true");
    config.addDataSourceProperty("tcpNoDelay", "true");
    return new HikariDataSource(config);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
