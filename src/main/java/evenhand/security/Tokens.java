package evenhand.security;

import com.google.common.base.Splitter;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import evenhand.decision.Actor;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks bearer tokens against the keys of one issuer. Thread-safe. */
public final class Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

  /** Signatures with the issuer's private key only: no shared secrets, and never none. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Set<String> REQUIRED = Set.of("sub", "exp", "iat");
  private static final int LEEWAY_SECONDS = 60;

  /** A key that was withdrawn is refused after that time at the latest, if the issuer answers. */
  private static final Duration KEYS_KEPT = Duration.ofMinutes(5);

  /** While the issuer is down its last keys serve on; a shift must not end with its login page. */
  private static final Duration OUTAGE_MAX = Duration.ofHours(4);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final JWSVerificationKeySelector<SecurityContext> signers;
  private final String rolesClaim;
  private final List<String> strongEnough;
  private final Optional<String> scope;

  public Tokens(SecuritySettings settings) {
    this(settings, KEYS_KEPT);
  }

  Tokens(SecuritySettings settings, Duration keysKept) {
    this.rolesClaim = settings.rolesIn();
    this.strongEnough = settings.strongEnough();
    this.scope = settings.scope();
    this.signers = new JWSVerificationKeySelector<>(ALGORITHMS, keys(settings, keysKept));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(signers);
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer().orElseThrow()).build(),
            REQUIRED);
    claims.setMaxClockSkew(LEEWAY_SECONDS);
    processor.setJWTClaimsSetVerifier(claims);
  }

  private static JWKSource<SecurityContext> keys(SecuritySettings settings, Duration keysKept) {
    try {
      return JWKSourceBuilder.create(settings.keys().orElseThrow().toURL(), new KeyReader())
          .cache(keysKept.toMillis(), keysKept.dividedBy(20).toMillis())
          .refreshAheadCache(keysKept.dividedBy(5).toMillis(), false)
          .rateLimited(keysKept.dividedBy(10).toMillis())
          .retrying(true)
          .outageTolerant(OUTAGE_MAX.toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("security.keys is no address", e);
    }
  }

  /** Reads keys at the address that is configured and nowhere that it points to. */
  private static final class KeyReader extends DefaultResourceRetriever {
    KeyReader() {
      super(
          JWKSourceBuilder.DEFAULT_HTTP_CONNECT_TIMEOUT,
          JWKSourceBuilder.DEFAULT_HTTP_READ_TIMEOUT,
          JWKSourceBuilder.DEFAULT_HTTP_SIZE_LIMIT);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      HttpURLConnection connection = super.openHTTPConnection(url);
      connection.setInstanceFollowRedirects(false);
      return connection;
    }
  }

  /** Finds the issuer's key that a token must be signed with, for tokens checked elsewhere. */
  public JWSKeySelector<SecurityContext> signers() {
    return signers;
  }

  /**
   * Whose token this is. Roles that nobody knows are left out.
   *
   * @throws BadTokenException where it is none of the issuer's, or no longer or not yet valid, or
   *     not granted for the scope that is asked for, or the issuer's keys cannot be read to tell
   */
  public Caller check(String token) throws BadTokenException {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      if (claims.getClaim("nonce") != null) {
        // What a sign-in asks for is for the browser that began it, and opens no call.
        throw new BadTokenException("id-token");
      }
      if (scope.isPresent() && !scopes(claims).contains(scope.get())) {
        throw new BadTokenException("out-of-scope");
      }
      return caller(claims);
    } catch (ParseException | BadJOSEException e) {
      // Not its message: whoever sent the token may have written that.
      throw new BadTokenException(e.getClass().getSimpleName());
    } catch (RateLimitReachedException e) {
      // A key that the issuer's last keys do not have; strangers cause as many as they like.
      throw new BadTokenException("unknown-key");
    } catch (JOSEException e) {
      LOG.warn("No token can be checked: {}", e.getMessage());
      throw new BadTokenException("no-keys");
    }
  }

  /** A text with spaces between (RFC 8693, 4.2) or a list, under either of two names in use. */
  private static Set<String> scopes(JWTClaimsSet claims) {
    Set<String> scopes = new HashSet<>();
    for (String name : List.of("scope", "scp")) {
      Object granted = claims.getClaim(name);
      if (granted instanceof String text) {
        scopes.addAll(Splitter.on(' ').splitToList(text));
      } else if (granted instanceof List<?> list) {
        list.forEach(each -> scopes.add(String.valueOf(each)));
      }
    }
    return scopes;
  }

  /**
   * Who the claims of a checked token are about.
   *
   * @throws ParseException where a claim is of another type than it should be
   * @throws BadTokenException where that is no pseudonym, or a person who did not sign in as
   *     strongly as is asked
   */
  public Caller caller(JWTClaimsSet claims) throws ParseException, BadTokenException {
    String subject = claims.getSubject();
    if (subject == null || !Actor.isValid(subject)) {
      throw new BadTokenException("no-pseudonym");
    }
    List<String> listed = claims.getStringListClaim(rolesClaim);
    Set<Role> roles =
        listed == null
            ? Set.of()
            : listed.stream().flatMap(code -> Role.of(code).stream()).collect(Collectors.toSet());
    boolean isSystem = roles.equals(Set.of(Role.SERVICE_ACCOUNT));
    if (!strongEnough.isEmpty()
        && !isSystem
        && !strongEnough.contains(String.valueOf(claims.getStringClaim("acr")))) {
      throw new BadTokenException("weak-sign-in");
    }
    return new Caller(
        new Actor(subject),
        roles,
        Optional.ofNullable(claims.getLongClaim("auth_time")).map(Instant::ofEpochSecond));
  }
}
