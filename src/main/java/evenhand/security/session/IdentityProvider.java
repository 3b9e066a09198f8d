package evenhand.security.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import evenhand.decision.Actor;
import evenhand.security.BadTokenException;
import evenhand.security.Caller;
import evenhand.security.RefusedException;
import evenhand.security.RefusedException.Kind;
import evenhand.security.SecuritySettings;
import evenhand.security.SignInSettings;
import evenhand.security.ThisMachine;
import evenhand.security.Tokens;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer as browsers meet it: where it signs people in and out, and what it says of them. Its
 * tokens end here: who is signed in is kept, no token is. Thread-safe.
 */
final class IdentityProvider {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);

  /** A person waits meanwhile, and so does a thread. */
  private static final int WAIT_MS_MAX = 3_000;

  /** How old a logout token may be, clocks apart, so that a stolen one cannot be sent for ever. */
  private static final Duration LOGOUT_MAX = Duration.ofMinutes(2);

  private static final Duration METADATA_KEPT = Duration.ofHours(1);

  /**
   * How long an issuer that does not answer is left alone, so that strangers who ask to sign in
   * keep neither threads waiting nor the log busy. As long as they are told to wait.
   */
  private static final Duration ASKED_AGAIN = Duration.ofSeconds(2);

  private final Issuer issuer;
  private final ClientID client;
  private final SignInSettings settings;
  private final Tokens tokens;
  private final IDTokenValidator validator;
  private final LogoutTokenValidator logouts;
  private final List<ACR> acr;
  private final InstantSource clock;
  private volatile Optional<Known> known = Optional.empty();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Instant askedInVain = Instant.MIN;

  IdentityProvider(
      SecuritySettings security, SignInSettings settings, Tokens tokens, InstantSource clock) {
    this.issuer = new Issuer(security.issuer().orElseThrow());
    this.client = new ClientID(settings.clientId());
    this.settings = settings;
    this.tokens = tokens;
    this.validator = new IDTokenValidator(issuer, client, tokens.signers(), null);
    this.logouts = new LogoutTokenValidator(issuer, client, true, tokens.signers(), null);
    this.acr = security.strongEnough().stream().map(ACR::new).toList();
    this.clock = clock;
  }

  /** What the issuer publishes about itself, and since when it is known. */
  private record Known(OIDCProviderMetadata metadata, Instant since) {}

  /**
   * Where a browser goes to sign in.
   *
   * @param recentMax how long ago the person may have proven who they are; empty where it is all
   *     the same
   * @throws RefusedException where the issuer does not answer
   */
  URI signIn(Secret state, Attempt attempt, Optional<Duration> recentMax) {
    Scope scope = new Scope("openid");
    settings.scopes().forEach(scope::add);
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(ResponseType.CODE, scope, client, settings.callback())
            .endpointURI(metadata().getAuthorizationEndpointURI())
            .state(new State(state.text()))
            .nonce(new Nonce(attempt.nonce()))
            .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256);
    if (!acr.isEmpty()) {
      request.acrValues(acr);
    }
    recentMax.ifPresent(max -> request.maxAge((int) max.toSeconds()).prompt(Prompt.Type.LOGIN));
    return request.build().toURI();
  }

  /** Where a browser goes to sign out of the issuer too; empty where it offers no such place. */
  Optional<URI> signOut() {
    try {
      return Optional.ofNullable(metadata().getEndSessionEndpointURI())
          .map(
              end ->
                  new LogoutRequest(end, null, null, client, settings.signedOut(), null, null)
                      .toURI());
    } catch (RefusedException e) {
      // Signing out here must not wait for anybody.
      return Optional.empty();
    }
  }

  /**
   * Exchanges a code for what the issuer says of the person.
   *
   * @throws RefusedException where the issuer refuses, does not answer, or says something else than
   *     this sign-in asked
   */
  Caller redeem(String code, Attempt attempt) {
    JWT idToken = exchange(code, attempt).getOIDCTokens().getIDToken();
    try {
      JWTClaimsSet claims =
          validator.validate(idToken, new Nonce(attempt.nonce())).toJWTClaimsSet();
      return tokens.caller(claims);
    } catch (BadTokenException e) {
      throw new RefusedException(Kind.NOT_ENTITLED, e.reason());
    } catch (BadJOSEException | ParseException | com.nimbusds.oauth2.sdk.ParseException e) {
      LOG.warn("A sign-in was refused: the issuer's token: {}", e.getMessage());
      throw new RefusedException(Kind.SIGN_IN_FAILED);
    } catch (JOSEException e) {
      LOG.warn("Nobody can sign in: {}", e.getMessage());
      throw new RefusedException(Kind.ISSUER_DOWN);
    }
  }

  /**
   * Whom the issuer says to sign out (OpenID Connect back-channel logout).
   *
   * @throws RefusedException where the issuer says no such thing, or said it long ago, or its keys
   *     cannot be read to tell; only the latter is worth sending again
   */
  Actor signedOut(String logoutToken) {
    try {
      LogoutTokenClaimsSet claims = logouts.validate(JWTParser.parse(logoutToken));
      Instant issued = claims.getIssueTime().toInstant();
      Duration age = Duration.between(issued, clock.instant()).abs();
      String subject = claims.getSubject() == null ? "" : claims.getSubject().getValue();
      if (age.compareTo(LOGOUT_MAX) <= 0 && Actor.isValid(subject)) {
        return new Actor(subject);
      }
      throw new RefusedException(Kind.SIGN_OUT_FAILED, "old-or-no-pseudonym");
    } catch (BadJOSEException | ParseException e) {
      // Not its message: whoever sent the token may have written that.
      throw new RefusedException(Kind.SIGN_OUT_FAILED, e.getClass().getSimpleName());
    } catch (RateLimitReachedException e) {
      // A key that the issuer's last keys do not have; strangers cause as many as they like.
      throw new RefusedException(Kind.ISSUER_DOWN);
    } catch (JOSEException e) {
      LOG.warn("The issuer can sign nobody out: {}", e.getMessage());
      throw new RefusedException(Kind.ISSUER_DOWN);
    }
  }

  private OIDCTokenResponse exchange(String code, Attempt attempt) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), settings.callback(), new CodeVerifier(attempt.verifier()));
    URI endpoint = metadata().getTokenEndpointURI();
    TokenRequest.Builder request =
        settings
            .clientSecret()
            .map(com.nimbusds.oauth2.sdk.auth.Secret::new)
            .map(secret -> new ClientSecretBasic(client, secret))
            .map(login -> new TokenRequest.Builder(endpoint, login, grant))
            .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant));
    HTTPRequest http = request.build().toHTTPRequest();
    guard(http);
    try {
      TokenResponse response = OIDCTokenResponseParser.parse(http.send());
      if (response.indicatesSuccess()) {
        return (OIDCTokenResponse) response.toSuccessResponse();
      }
      ErrorObject error = response.toErrorResponse().getErrorObject();
      if (OAuth2Error.INVALID_GRANT.equals(error)) {
        // A code that it does not know; whoever brings a browser back chooses what to bring.
        throw new RefusedException(Kind.SIGN_IN_FAILED, "code-refused");
      }
      LOG.warn("A sign-in was refused: the issuer says {}", error.getCode());
    } catch (com.nimbusds.oauth2.sdk.ParseException e) {
      LOG.warn("A sign-in was refused: the issuer's answer: {}", e.getMessage());
    } catch (IOException e) {
      LOG.warn("Nobody can sign in: {}", e.getMessage());
      throw new RefusedException(Kind.ISSUER_DOWN);
    }
    throw new RefusedException(Kind.SIGN_IN_FAILED);
  }

  /** Waits no longer than a person does, and goes nowhere that an answer points to. */
  private static void guard(HTTPRequest http) {
    http.setConnectTimeout(WAIT_MS_MAX);
    http.setReadTimeout(WAIT_MS_MAX);
    http.setFollowRedirects(false);
  }

  private static void requireSafe(String endpoint, @Nullable URI address) {
    if (address != null) {
      ThisMachine.requireSafe("the issuer's " + endpoint, address.toString());
    }
  }

  /** As known, or asked anew where that is long ago; the old one serves on while it is down. */
  private OIDCProviderMetadata metadata() {
    Instant now = clock.instant();
    Optional<Known> before = known;
    if (before.filter(it -> it.since().plus(METADATA_KEPT).isAfter(now)).isPresent()) {
      return before.get().metadata();
    }
    boolean isLeftAlone = askedInVain.plus(ASKED_AGAIN).isAfter(now);
    if (isLeftAlone || !asking.tryLock()) {
      // One call at a time waits for the issuer; the others are answered with what is known.
      return before.map(Known::metadata).orElseThrow(() -> new RefusedException(Kind.ISSUER_DOWN));
    }
    try {
      OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, IdentityProvider::guard);
      requireSafe("authorization_endpoint", metadata.getAuthorizationEndpointURI());
      requireSafe("token_endpoint", metadata.getTokenEndpointURI());
      requireSafe("end_session_endpoint", metadata.getEndSessionEndpointURI());
      known = Optional.of(new Known(metadata, now));
      return metadata;
    } catch (GeneralException | IOException | IllegalArgumentException e) {
      askedInVain = clock.instant();
      LOG.warn("The issuer does not say where people sign in: {}", e.getMessage());
      return before.map(Known::metadata).orElseThrow(() -> new RefusedException(Kind.ISSUER_DOWN));
    } finally {
      asking.unlock();
    }
  }
}
