package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import evenhand.decision.Actor;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which tokens are taken, against a real identity provider. */
class TokensTest {
  private static final String ISSUER = "force";

  private final MockOAuth2Server provider = new MockOAuth2Server();
  private IssuerSettings issuer = IssuerSettings.of("https://login.police.example", "https://x");
  private SecuritySettings settings = SecuritySettings.none();

  @BeforeEach
  void start() {
    provider.start();
    String address = provider.issuerUrl(ISSUER).toString();
    issuer = IssuerSettings.of(address, address + "/jwks");
    settings = issuer.settings();
  }

  @AfterEach
  void stop() {
    provider.shutdown();
  }

  private String issued(String issuer, String audience, long seconds) {
    return issued(issuer, audience, seconds, Map.of("roles", List.of("handler", "emperor")));
  }

  private String issued(String issuer, String audience, long seconds, Map<String, Object> claims) {
    DefaultOAuth2TokenCallback about =
        new DefaultOAuth2TokenCallback(
            issuer, "handler-1", "JWT", List.of(audience), claims, seconds);
    return provider.issueToken(issuer, "handler-1", about).serialize();
  }

  private JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(settings.issuer().orElseThrow())
        .audience("evenhand")
        .subject("handler-1")
        .claim("roles", List.of("handler"))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(600)));
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws Exception {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String key) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(key).build();
  }

  @Test
  void theIssuersTokenIsTakenWithTheRolesThatAreKnown() throws BadTokenException {
    assertThat(new Tokens(settings).check(issued(ISSUER, "evenhand", 600)))
        .isEqualTo(new Caller(new Actor("handler-1"), Set.of(Role.HANDLER), Optional.empty()));
  }

  @Test
  void whatBecomesOfEveryKindOfToken() throws Exception {
    RSAKey theirs = JWKSet.load(settings.keys().orElseThrow().toURL()).getKeys().get(0).toRSAKey();
    RSAKey mine = new RSAKeyGenerator(2048).keyID("mine").generate();
    String good = issued(ISSUER, "evenhand", 600);
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("expired", issued(ISSUER, "evenhand", -120));
    tokens.put("for another audience", issued(ISSUER, "another", 600));
    tokens.put("of another issuer of the same keys", issued("elsewhere", "evenhand", 600));
    tokens.put("alg none", new PlainJWT(claims().build()).serialize());
    tokens.put(
        "signed by an unknown key",
        signed(header(JWSAlgorithm.RS256, "mine"), claims().build(), new RSASSASigner(mine)));
    tokens.put(
        "forged under the issuer's key id",
        signed(
            header(JWSAlgorithm.RS256, theirs.getKeyID()),
            claims().build(),
            new RSASSASigner(mine)));
    tokens.put(
        "the public key taken for a shared secret",
        signed(
            header(JWSAlgorithm.HS256, theirs.getKeyID()),
            claims().build(),
            new MACSigner(theirs.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))));
    tokens.put(
        "carrying the key that signed it",
        signed(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .jwk(mine.toPublicJWK())
                .build(),
            claims().build(),
            new RSASSASigner(mine)));
    tokens.put("with claims changed", changed(good));
    tokens.put("without its signature", good.substring(0, good.lastIndexOf('.') + 1));
    tokens.put("no token", "x");
    tokens.put("empty", "");

    Tokens checked = new Tokens(settings);
    StringWriter table = new StringWriter();
    tokens.forEach(
        (what, token) -> {
          String became = becomes(checked, token);
          table.append("%-45s %s%n".formatted(what, became));
          assertThat(became).as(what).startsWith("refused: ");
        });
    assertThat(becomes(checked, good)).as("and the good one still").isEqualTo("taken");
    table.append("%-45s taken%n".formatted("the issuer's own"));
    table.append(whileTheIssuerIsDown(checked));
    System.out.print(table);
  }

  private static String becomes(Tokens tokens, String token) {
    try {
      tokens.check(token);
      return "taken";
    } catch (BadTokenException e) {
      return "refused: " + e.reason();
    }
  }

  /** Asks for the issuer's keys as of later, when nobody answers any more. */
  private String whileTheIssuerIsDown(Tokens tokens) {
    JWSVerificationKeySelector<SecurityContext> signers =
        (JWSVerificationKeySelector<SecurityContext>) tokens.signers();
    JWKSetSource<SecurityContext> keys =
        ((JWKSetBasedJWKSource<SecurityContext>) signers.getJWKSource()).getJWKSetSource();
    provider.shutdown();
    Instant now = Instant.now();
    StringWriter table = new StringWriter();
    Map.of(1, true, 60, true, 230, true, 250, false).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each -> {
              long later = now.plus(Duration.ofMinutes(each.getKey())).toEpochMilli();
              boolean serves = hasKeys(keys, later);
              table.append(
                  "%-45s %s%n"
                      .formatted(
                          "the issuer's own, issuer down for %d min".formatted(each.getKey()),
                          serves ? "taken" : "refused"));
              assertThat(serves).as(each.getKey() + " min").isEqualTo(each.getValue());
            });
    return table.toString();
  }

  private static boolean hasKeys(JWKSetSource<SecurityContext> keys, long epochMs) {
    try {
      return !keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), epochMs, null).isEmpty();
    } catch (KeySourceException e) {
      return false;
    }
  }

  private static String changed(String token) {
    String[] parts = token.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String other = claims.replace("handler-1", "handler-2");
    assertThat(other).isNotEqualTo(claims);
    return parts[0]
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(other.getBytes(StandardCharsets.UTF_8))
        + "."
        + parts[2];
  }

  @Test
  void tokensServeOnWhileTheIssuerIsDown() throws Exception {
    Duration kept = Duration.ofSeconds(1);
    Tokens tokens = new Tokens(settings, kept);
    String good = issued(ISSUER, "evenhand", 600);
    assertThat(becomes(tokens, good)).isEqualTo("taken");

    provider.shutdown();
    for (int i = 0; i < 5; i++) {
      Thread.sleep(kept.toMillis());
      assertThat(becomes(tokens, good)).as("kept keys ran out " + i + " s ago").isEqualTo("taken");
    }
    assertThat(becomes(new Tokens(settings), good))
        .as("who never had the keys cannot check")
        .isEqualTo("refused: no-keys");
  }

  @Test
  void keysAreReadWhereTheyAreSaidToBeAndNowhereElse() throws Exception {
    URI keys = settings.keys().orElseThrow();
    HttpServer pointing = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    AtomicInteger asked = new AtomicInteger();
    pointing.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("Location", keys.toString());
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    pointing.start();
    try {
      String good = issued(ISSUER, "evenhand", 600);
      URI elsewhere = URI.create("http://localhost:" + pointing.getAddress().getPort() + "/jwks");
      assertThat(becomes(new Tokens(issuer.readingKeysAt(elsewhere).settings()), good))
          .isEqualTo("refused: no-keys");
      assertThat(asked.get()).as("it was asked, and not followed").isPositive();
      assertThat(becomes(new Tokens(settings), good)).isEqualTo("taken");
    } finally {
      pointing.stop(0);
    }
  }

  @Test
  void whatASignInIsAnsweredOpensNoCall() {
    Map<String, Object> claims = Map.of("roles", List.of("handler"), "nonce", "n");
    assertThat(becomes(new Tokens(settings), issued(ISSUER, "evenhand", 600, claims)))
        .isEqualTo("refused: id-token");
  }

  @Test
  void peopleSignInAsStronglyAsIsAskedAndSystemsNeedNot() {
    Tokens strict = new Tokens(issuer.demanding(List.of("phr", "phrh")).settings());
    List<String> person = List.of("handler");
    Map<Map<String, Object>, String> expected =
        Map.of(
            Map.of("roles", person, "acr", "phrh"), "taken",
            Map.of("roles", person), "refused: weak-sign-in",
            Map.of("roles", person, "acr", "pwd"), "refused: weak-sign-in",
            Map.of("roles", List.of("handler", "service_account")), "refused: weak-sign-in",
            Map.of("roles", List.of("service_account")), "taken");
    expected.forEach(
        (claims, became) ->
            assertThat(becomes(strict, issued(ISSUER, "evenhand", 600, claims)))
                .as("%s", claims)
                .isEqualTo(became));
  }

  @Test
  void aTokenForOtherScopesOpensNothing() {
    Tokens scoped = new Tokens(issuer.inScope("evenhand").settings());
    Map<Map<String, Object>, String> expected = new LinkedHashMap<>();
    expected.put(Map.of("scope", "openid evenhand"), "taken");
    expected.put(Map.of("scp", List.of("openid", "evenhand")), "taken");
    expected.put(Map.of("scp", "evenhand"), "taken");
    expected.put(Map.of("scope", "openid evenhand.read Evenhand"), "refused: out-of-scope");
    expected.put(Map.of("scp", List.of("openid evenhand")), "refused: out-of-scope");
    expected.put(Map.of(), "refused: out-of-scope");
    expected.forEach(
        (claims, became) -> {
          String token = issued(ISSUER, "evenhand", 600, claims);
          System.out.printf("security.scope: evenhand, and %-45s %s%n", claims, became);
          assertThat(becomes(scoped, token)).as("%s", claims).isEqualTo(became);
          assertThat(becomes(new Tokens(settings), token)).as("none asked for").isEqualTo("taken");
        });
  }
}
