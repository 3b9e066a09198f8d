package evenhand.security.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** A real identity provider at an address that is known before it answers. */
final class Issuer {
  private static final String NAME = "force";
  static final String CLIENT = "evenhand-web";

  private final MockOAuth2Server server = new MockOAuth2Server();
  private final int port = freePort();

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://localhost:" + port + "/" + NAME;
  }

  /** Where its keys are read. */
  String keys() {
    return address() + "/jwks";
  }

  void start() {
    server.start(InetAddress.getLoopbackAddress(), port);
  }

  void stop() {
    server.shutdown();
  }

  /** Whom the next code is about. */
  void nextIs(String subject, List<String> roles, Optional<Instant> authenticatedAt) {
    server.enqueueCallback(claims(subject, List.of(CLIENT), roles, authenticatedAt));
  }

  /** A bearer token that is granted for a scope. */
  String token(String subject, List<String> roles, String scope) {
    Map<String, Object> claims = Map.of("roles", roles, "scope", scope);
    List<String> audience = List.of("evenhand");
    return server
        .issueToken(
            NAME,
            CLIENT,
            new DefaultOAuth2TokenCallback(NAME, subject, "JWT", audience, claims, 600))
        .serialize();
  }

  /** A bearer token. */
  String token(String subject, List<String> roles, Optional<Instant> authenticatedAt) {
    return server
        .issueToken(NAME, CLIENT, claims(subject, List.of("evenhand"), roles, authenticatedAt))
        .serialize();
  }

  /**
   * What the issuer sends to sign somebody out.
   *
   * @param type of the token, {@code logout+jwt} where it is right
   */
  String logoutToken(String subject, String type, String audience, Map<String, Object> claims) {
    return server
        .issueToken(
            NAME,
            CLIENT,
            new DefaultOAuth2TokenCallback(NAME, subject, type, List.of(audience), claims, 120))
        .serialize();
  }

  private static DefaultOAuth2TokenCallback claims(
      String subject,
      List<String> audience,
      List<String> roles,
      Optional<Instant> authenticatedAt) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("roles", new ArrayList<>(roles));
    authenticatedAt.ifPresent(at -> claims.put("auth_time", at.getEpochSecond()));
    return new DefaultOAuth2TokenCallback(NAME, subject, "JWT", audience, claims, 600);
  }
}
