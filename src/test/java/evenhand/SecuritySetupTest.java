package evenhand;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.security.IssuerSettings;
import evenhand.security.SecuritySettings;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which connectors need TLS, and which serve this machine only. */
class SecuritySetupTest {
  private static final IssuerSettings ISSUER =
      IssuerSettings.of("https://login.police.example", "https://login.police.example/jwks");
  private static final SecuritySettings SIGNED_IN = ISSUER.settings();

  private static void listen(ConnectorFactory... connectors) {
    DefaultServerFactory server = new DefaultServerFactory();
    server.setApplicationConnectors(List.of(connectors));
    server.setAdminConnectors(List.of(plain("127.0.0.1")));
    SecuritySetup.requireSafe(SIGNED_IN, server);
  }

  private static HttpConnectorFactory plain(String host) {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost(host);
    return connector;
  }

  @Test
  void tlsListensAnywhereAndPlainHttpOnThisMachine() {
    HttpsConnectorFactory tls = new HttpsConnectorFactory();
    tls.setBindHost("0.0.0.0");
    for (String here : List.of("127.0.0.1", "::1", "localhost")) {
      assertThatCode(() -> listen(plain(here), tls)).as(here).doesNotThrowAnyException();
    }
  }

  @Test
  void oneConnectorWithoutTlsElsewhereIsOneTooMany() {
    for (String there : List.of("0.0.0.0", "10.0.0.5", "evenhand.police.example")) {
      assertThatThrownBy(() -> listen(plain("127.0.0.1"), plain(there)))
          .as(there)
          .hasMessageContaining("but had '" + there + "'");
    }
    assertThatThrownBy(() -> listen(new HttpConnectorFactory()))
        .as("no address is every address")
        .hasMessageContaining("but had '0.0.0.0'");
  }

  @Test
  void theAdminPortIsOnThisMachineWhateverIsInFront() {
    SecuritySettings behindTls = ISSUER.behindTls().settings();
    HttpsConnectorFactory tls = new HttpsConnectorFactory();
    tls.setBindHost("10.0.0.5");
    for (ConnectorFactory admin : List.of(plain("0.0.0.0"), tls, new HttpConnectorFactory())) {
      DefaultServerFactory server = new DefaultServerFactory();
      server.setApplicationConnectors(List.of(plain("127.0.0.1")));
      server.setAdminConnectors(List.of(plain("::1"), admin));
      for (SecuritySettings settings : List.of(SIGNED_IN, behindTls)) {
        assertThatThrownBy(() -> SecuritySetup.requireSafe(settings, server))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContainingAll("server.adminConnectors", "bindHost must be 127.0.0.1");
      }
    }
  }

  @Test
  void aServerOfAnotherTypeIsRefusedByName() {
    SimpleServerFactory oneForBoth = new SimpleServerFactory();
    oneForBoth.setConnector(plain("127.0.0.1"));
    assertThatThrownBy(() -> SecuritySetup.requireSafe(SIGNED_IN, oneForBoth))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("server.type: must be default")
        .hasMessageContaining("was SimpleServerFactory");
  }
}
