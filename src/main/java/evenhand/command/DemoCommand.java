package evenhand.command;

import evenhand.EvenhandApplication;
import evenhand.EvenhandConfiguration;
import evenhand.Services;
import evenhand.command.demo.DemoReport;
import evenhand.command.demo.DemoSettings;
import evenhand.command.demo.InventedContacts;
import evenhand.command.demo.Progress;
import evenhand.command.demo.Recording;
import evenhand.database.DatabaseSettings;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves with invented contacts, recorded through the same path as real ones. */
public final class DemoCommand extends Command {
  private final EvenhandApplication application;
  private final PrintStream console = System.err;

  public DemoCommand(EvenhandApplication application) {
    super("demo", "serves on 127.0.0.1 with invented contacts, in a database of its own");
    this.application = application;
  }

  @Override
  public void configure(Subparser subparser) {
    DemoSettings.describe(subparser);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    long started = System.nanoTime();
    DemoSettings settings = DemoSettings.of(arguments, InstantSource.system());
    EvenhandConfiguration configuration = configure(bootstrap, settings);
    configuration.getLoggingFactory().configure(bootstrap.getMetricRegistry(), "evenhand");
    Environment environment = environment(bootstrap, configuration);
    configuration.getServerFactory().configure(environment);

    console.println("Demonstration: every contact is invented.");
    if (!configuration.getDuties().missing().isEmpty()) {
      console.println(
          "It runs without " + String.join(" and ", configuration.getDuties().missing()) + ".");
    }
    console.println("Loading rulebooks and starting PostgreSQL in " + settings.dataDirectory());
    Services services =
        application.assemble(configuration, environment, settings::removeUnlessKept);
    Server server = configuration.getServerFactory().build(environment);
    server.start();
    announce(server, seconds(started));
    try {
      // Beside serving, so that nobody waits for thousands of invented calls to be recorded.
      record(services, settings);
      console.println(new DemoReport(port(server)).make(settings));
    } catch (Exception failure) {
      if (!server.isRunning()) {
        console.println("Told to end before all of the demonstration was there.");
        return;
      }
      server.stop();
      throw failure;
    }
    console.printf("All of the demonstration is there after %.1f s.%n", seconds(started));
    console.flush();
    server.join();
  }

  private static double seconds(long started) {
    return (System.nanoTime() - started) / 1_000_000_000.0;
  }

  private static EvenhandConfiguration configure(Bootstrap<?> bootstrap, DemoSettings settings)
      throws Exception {
    EvenhandConfiguration configuration =
        new YamlConfigurationFactory<>(
                EvenhandConfiguration.class,
                bootstrap.getValidatorFactory().getValidator(),
                bootstrap.getObjectMapper(),
                "dw")
            .build(new ResourceConfigurationSourceProvider(), "demo.yml");
    configuration.setDatabase(DatabaseSettings.embedded(settings.dataDirectory()));
    configuration.markInvented();
    if (configuration.getServerFactory() instanceof DefaultServerFactory server) {
      setPort(server.getApplicationConnectors(), settings.port());
      setPort(server.getAdminConnectors(), settings.adminPort());
    }
    return configuration;
  }

  private static void setPort(List<ConnectorFactory> connectors, int port) {
    if (connectors.get(0) instanceof HttpConnectorFactory http) {
      http.setPort(port);
    }
  }

  private static Environment environment(
      Bootstrap<?> bootstrap, EvenhandConfiguration configuration) {
    return new Environment(
        "evenhand",
        bootstrap.getObjectMapper(),
        bootstrap.getValidatorFactory(),
        bootstrap.getMetricRegistry(),
        bootstrap.getClassLoader(),
        bootstrap.getHealthCheckRegistry(),
        configuration);
  }

  private void record(Services services, DemoSettings settings) throws Exception {
    InventedContacts contacts = InventedContacts.of(services.rulebooks(), settings);
    Recording recording = new Recording(services, contacts);
    if (recording.isDone()) {
      console.println("The folder holds these contacts already; none is added.");
      return;
    }
    try (Progress progress = Progress.on(console, "Recording", settings.contacts())) {
      recording.run(progress);
    }
    console.println(recording.summary());
  }

  private static int port(Server server) {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  private void announce(Server server, double seconds) {
    int port = port(server);
    int admin = ((ServerConnector) server.getConnectors()[1]).getLocalPort();
    console.printf("Ready after %.1f s. Ctrl-C stops everything.%n", seconds);
    console.printf("  start page  http://127.0.0.1:%d/%n", port);
    console.printf("  pick a role http://127.0.0.1:%d/sign-in%n", port);
    console.printf("  API         http://127.0.0.1:%d/v1/openapi.json%n", port);
    console.printf("  health      http://127.0.0.1:%d/healthcheck%n", admin);
    console.printf("  metrics     http://127.0.0.1:%d/metrics%n", admin);
    console.flush();
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    Failures.tell(cli.getStdErr(), failure);
  }
}
