package evenhand;

import evenhand.decision.RecordsDao;
import evenhand.http.PagePolicy;
import evenhand.security.AccessFeature;
import evenhand.security.AccessMatrix;
import evenhand.security.AccessResource;
import evenhand.security.Callers;
import evenhand.security.OwnHost;
import evenhand.security.RateLimits;
import evenhand.security.Refusals;
import evenhand.security.SecuritySettings;
import evenhand.security.ThisMachine;
import evenhand.security.Tokens;
import evenhand.security.session.Browsers;
import evenhand.security.session.Sessions;
import evenhand.security.session.SessionsPages;
import evenhand.security.session.SessionsResource;
import evenhand.security.session.SignIn;
import evenhand.security.session.SignInResource;
import evenhand.web.AccessPages;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts the matrix of access before every call, and keeps a service without sign-in to itself. */
final class SecuritySetup {
  private SecuritySetup() {}

  /**
   * Refuses to listen where it would not be safe to, and holds TLS to what is safe.
   *
   * @throws IllegalArgumentException where nobody signs in and other machines could call, where
   *     tokens and sessions would cross a network in the clear, or where TLS would be too weak
   */
  static void requireSafe(SecuritySettings settings, ServerFactory factory) {
    if (!(factory instanceof DefaultServerFactory server)) {
      throw new IllegalArgumentException(
          "server.type: must be default, with adminConnectors apart from applicationConnectors, but"
              + " was "
              + factory.getClass().getSimpleName());
    }
    refuseOtherMachines(
        "server.adminConnectors: nobody signs in there", server.getAdminConnectors());
    if (settings.issuer().isEmpty()) {
      refuseOtherMachines(
          "server.applicationConnectors: without security.issuer nobody signs in",
          server.getApplicationConnectors());
    } else if (!settings.tlsEndsInFront().orElse(false)) {
      refusePlain(server.getApplicationConnectors());
    }
    TlsConnectors.secure("server.applicationConnectors", server.getApplicationConnectors());
    TlsConnectors.secure("server.adminConnectors", server.getAdminConnectors());
  }

  /** Guards the calls of the service. */
  static void install(
      EvenhandConfiguration configuration,
      RecordsDao records,
      InstantSource clock,
      Environment environment) {
    SecuritySettings settings = configuration.getSecurity();
    JerseyEnvironment jersey = environment.jersey();
    Optional<Tokens> tokens = settings.issuer().map(issuer -> new Tokens(settings));
    Sessions sessions = new Sessions(records, settings.sessions(), clock);
    SignIn signIn = new SignIn(settings, tokens, sessions, clock);
    Browsers browsers = new Browsers(signIn, clock);
    Callers callers = new Callers(tokens, browsers);
    AccessMatrix matrix = AccessMatrix.shipped();
    RateLimits limits = new RateLimits(Objects.requireNonNull(settings.rate()));
    if (tokens.isPresent()) {
      environment.getApplicationContext().insertHandler(limits.handler());
    }
    jersey.register(new AccessFeature(matrix, callers, records, limits));
    jersey.register(new Refusals());
    jersey.register(new SignInResource(signIn));
    SessionsResource open = new SessionsResource(sessions);
    jersey.register(open);
    jersey.register(new SessionsPages(open));
    jersey.register(new AccessResource(matrix));
    jersey.register(new AccessPages(matrix));
    if (settings.issuer().isEmpty()) {
      jersey.register(new OwnHost());
    }
    jersey.register(
        new PagePolicy(
            notice(configuration),
            settings.issuer().map(SecuritySetup::origin).orElse(""),
            browsers::onPage));
  }

  /** What every page says where nobody signs in. */
  private static Optional<String> notice(EvenhandConfiguration configuration) {
    if (configuration.holdsInvented()) {
      return Optional.of("Demonstration: all contacts are invented.");
    }
    return configuration.getSecurity().issuer().isEmpty()
        ? Optional.of("Demonstration: nobody proves who they are; do not enter a real person.")
        : Optional.empty();
  }

  /** Where a form may lead besides this service: signing out goes on to the issuer. */
  private static String origin(String issuer) {
    URI address = URI.create(issuer);
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  private static void refuseOtherMachines(String why, List<ConnectorFactory> connectors) {
    for (ConnectorFactory connector : connectors) {
      String host = host(connector);
      if (!ThisMachine.is(host)) {
        throw new IllegalArgumentException(
            why + ", so bindHost must be 127.0.0.1, ::1 or localhost, but was '" + host + "'");
      }
    }
  }

  private static void refusePlain(List<ConnectorFactory> connectors) {
    for (ConnectorFactory connector : connectors) {
      String host = host(connector);
      if (!(connector instanceof HttpsConnectorFactory) && !ThisMachine.is(host)) {
        throw new IllegalArgumentException(
            "server.applicationConnectors: with security.issuer a connector without TLS must have"
                + " bindHost 127.0.0.1, ::1 or localhost, but had '"
                + host
                + "'. Use type: https, or say security.tls_ends_in_front: true where TLS ends in"
                + " front of this service");
      }
    }
  }

  /** Where a connector listens: everywhere, unless it says where. */
  private static String host(ConnectorFactory connector) {
    return connector instanceof HttpConnectorFactory http && http.getBindHost() != null
        ? http.getBindHost()
        : "0.0.0.0";
  }
}
