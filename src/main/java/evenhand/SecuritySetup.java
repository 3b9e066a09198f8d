package evenhand;

import evenhand.decision.RecordsDao;
import evenhand.security.AccessFeature;
import evenhand.security.AccessMatrix;
import evenhand.security.RateLimits;
import evenhand.security.SecuritySettings;
import evenhand.security.Tokens;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Puts the matrix of access before every call, and keeps a service without sign-in to itself. */
final class SecuritySetup {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "localhost");

  private SecuritySetup() {}

  /**
   * Guards the calls of the service.
   *
   * @throws IllegalArgumentException where nobody signs in and other machines could call
   */
  static void install(
      EvenhandConfiguration configuration, RecordsDao records, Environment environment) {
    SecuritySettings settings = configuration.getSecurity();
    if (settings.issuer().isEmpty()) {
      refuseOtherMachines(configuration.getServerFactory());
    }
    Optional<Tokens> tokens = settings.issuer().map(issuer -> new Tokens(settings));
    RateLimits limits = new RateLimits(Objects.requireNonNull(settings.rate()));
    if (tokens.isPresent()) {
      environment.getApplicationContext().insertHandler(limits.handler());
    }
    environment
        .jersey()
        .register(new AccessFeature(AccessMatrix.shipped(), tokens, records, limits));
  }

  static void refuseOtherMachines(ServerFactory factory) {
    for (ConnectorFactory connector : connectors(factory)) {
      String host =
          connector instanceof HttpConnectorFactory http ? String.valueOf(http.getBindHost()) : "";
      if (!THIS_MACHINE.contains(host)) {
        throw new IllegalArgumentException(
            "server.applicationConnectors: without security.issuer nobody signs in, so bindHost"
                + " must be 127.0.0.1, ::1 or localhost, but was '"
                + host
                + "'");
      }
    }
  }

  private static List<ConnectorFactory> connectors(ServerFactory factory) {
    if (factory instanceof DefaultServerFactory standard) {
      return standard.getApplicationConnectors();
    } else if (factory instanceof SimpleServerFactory simple) {
      return List.of(simple.getConnector());
    }
    return List.of();
  }
}
