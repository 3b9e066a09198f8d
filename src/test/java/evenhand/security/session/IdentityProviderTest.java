package evenhand.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import evenhand.security.IssuerSettings;
import evenhand.security.RefusedException;
import evenhand.security.SecuritySettings;
import evenhand.security.SignInSettings;
import evenhand.security.Tokens;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an issuer says of itself is read at its own address, and held to TLS. */
class IdentityProviderTest {
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  private final AtomicInteger moved = new AtomicInteger();
  private HttpServer server;
  private String origin = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    origin = "http://localhost:" + server.getAddress().getPort();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void describe(String path, String issuer, String endpoints) {
    String json =
        """
        {"issuer": "%1$s", "authorization_endpoint": "%2$s/authorize",
         "token_endpoint": "%2$s/token", "jwks_uri": "%1$s/jwks",
         "subject_types_supported": ["public"], "response_types_supported": ["code"],
         "id_token_signing_alg_values_supported": ["RS256"]}"""
            .formatted(issuer, endpoints);
    server.createContext(path, exchange -> answer(exchange, json));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private URI signIn(String issuer) {
    SecuritySettings settings = IssuerSettings.of(issuer, issuer + "/jwks").settings();
    SignInSettings browser =
        new SignInSettings(
            URI.create("https://evenhand.police.example"), "web", Optional.empty(), List.of());
    IdentityProvider provider =
        new IdentityProvider(settings, browser, new Tokens(settings), InstantSource.system());
    Attempt attempt = new Attempt(Secret.random().text(), Secret.random().text(), "/", false);
    return provider.signIn(Secret.random(), attempt, Optional.empty());
  }

  @Test
  void itsOwnDescriptionIsFollowed() {
    describe("/a" + WELL_KNOWN, origin + "/a", origin + "/a");
    assertThat(signIn(origin + "/a").toString()).startsWith(origin + "/a/authorize?");
  }

  @Test
  void aRedirectIsNot() {
    // Right in every way but for where it is.
    describe("/elsewhere", origin + "/b", origin + "/b");
    server.createContext(
        "/b" + WELL_KNOWN,
        exchange -> {
          moved.incrementAndGet();
          exchange.getResponseHeaders().set("Location", origin + "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    assertThatThrownBy(() -> signIn(origin + "/b")).isInstanceOf(RefusedException.class);
    assertThat(moved.get()).as("it was asked").isPositive();
  }

  @Test
  void neitherIsAnEndpointWithoutTlsElsewhere() {
    describe("/c" + WELL_KNOWN, origin + "/c", "http://login.police.example");
    assertThatThrownBy(() -> signIn(origin + "/c")).isInstanceOf(RefusedException.class);
    describe("/d" + WELL_KNOWN, origin + "/d", "https://login.police.example");
    assertThat(signIn(origin + "/d").getHost()).isEqualTo("login.police.example");
  }
}
