import java.io.File;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import java.util.Set;

/** An ActiveMQ Artemis with a journal on disk and one user, for AMQP 1.0 and STOMP at one port, until its input ends. */
public final class ArtemisBroker {
  public static void main(String[] args) throws Exception {
    String folder = args[0];
    String port = args[1];
    String password = System.getenv("JMS_PASSWORD");
    SecurityConfiguration users = new SecurityConfiguration();
    users.addUser("corridor", password);
    users.addRole("corridor", "all");
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setJournalDirectory(new File(folder, "journal").getPath());
    configuration.setBindingsDirectory(new File(folder, "bindings").getPath());
    configuration.setLargeMessagesDirectory(new File(folder, "large").getPath());
    configuration.setPagingDirectory(new File(folder, "paging").getPath());
    configuration.setJournalType(org.apache.activemq.artemis.core.server.JournalType.NIO);
    configuration.setPersistenceEnabled(true);
    configuration.setSecurityEnabled(true);
    configuration.addAcceptorConfiguration("all", "tcp://127.0.0.1:" + port + "?protocols=AMQP,STOMP");
    configuration.putSecurityRoles("#", Set.of(
        new Role("all", true, true, true, true, true, true, false, true, true, true, false, false)));
    configuration.addAddressSetting("#", new AddressSettings()
        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
        .setDefaultQueueRoutingType(RoutingType.ANYCAST)
        .setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false));
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    broker.start();
    System.out.println("ready");
    while (System.in.read() >= 0) { /* until whoever started it has ended */ }
    Runtime.getRuntime().halt(0);
  }
}
