package evenhand.security.session;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import evenhand.decision.Actor;
import evenhand.security.Caller;
import evenhand.security.RefusedException;
import evenhand.security.RefusedException.Kind;
import evenhand.security.Role;
import evenhand.security.SecuritySettings;
import evenhand.security.Tokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs people in and out: through the issuer, or in the demonstration as the role they pick. */
public final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  /** How long proof of who somebody is counts for what cannot be undone. */
  public static final Duration RECENT_MAX = Duration.ofMinutes(5);

  /** Clocks of the issuer and of this service may differ by as much. */
  private static final Duration LEEWAY = Duration.ofSeconds(60);

  /** An address on this service: one slash, then nothing that a browser reads as another host. */
  private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[^\\\\\\s]*+");

  private static final int ADDRESS_CHARACTERS_MAX = 1_000;

  private final Sessions sessions;
  private final Optional<IdentityProvider> provider;
  private final boolean isDemonstration;
  private final InstantSource clock;

  /**
   * As configured.
   *
   * @param tokens checks what the issuer says; empty without an issuer
   */
  public SignIn(
      SecuritySettings settings, Optional<Tokens> tokens, Sessions sessions, InstantSource clock) {
    this.sessions = sessions;
    this.provider =
        settings
            .browser()
            .map(browser -> new IdentityProvider(settings, browser, tokens.orElseThrow(), clock));
    this.isDemonstration = settings.issuer().isEmpty();
    this.clock = clock;
  }

  Sessions sessions() {
    return sessions;
  }

  /**
   * Whether one picks a role instead of signing in; nobody else than this machine can then call.
   */
  boolean isDemonstration() {
    return isDemonstration;
  }

  /** Whether people can sign in with a browser at all. */
  public boolean isOffered() {
    return isDemonstration || provider.isPresent();
  }

  /** A sign-in that has begun: where the browser goes, and what it is known by when back. */
  record Begun(URI to, Secret browser) {}

  Begun begin(String returnTo, boolean isRecent) {
    IdentityProvider issuer = issuer();
    Secret state = Secret.random();
    Secret browser = Secret.random();
    Attempt attempt =
        new Attempt(
            Secret.random().text(), new CodeVerifier().getValue(), here(returnTo), isRecent);
    URI to = issuer.signIn(state, attempt, isRecent ? Optional.of(RECENT_MAX) : Optional.empty());
    sessions.keep(state, browser, attempt);
    return new Begun(to, browser);
  }

  /** Somebody who is signed in now, and where they were going. */
  record Completed(Session session, String returnTo) {}

  /**
   * Ends a sign-in that the issuer sent back.
   *
   * @param state as the issuer repeats it
   * @param browser what the browser that came back holds
   * @param code to redeem; empty where the issuer refused
   * @param before the session that the browser came with
   * @throws RefusedException where it cannot be ended
   */
  Completed complete(
      String state, Optional<Secret> browser, Optional<String> code, Optional<Secret> before) {
    Attempt attempt =
        Secret.parse(state)
            .flatMap(given -> browser.flatMap(held -> sessions.take(given, held)))
            .orElseThrow(() -> failed("not-begun-here"));
    Caller caller = issuer().redeem(code.orElseThrow(() -> failed("no-code")), attempt);
    if (attempt.isRecent() && !isRecent(caller, clock.instant())) {
      throw failed("not-asked-anew");
    }
    Session session = sessions.begin(caller, before);
    LOG.info("{} signed in as {}", caller.getName(), caller.roles());
    return new Completed(session, attempt.returnTo());
  }

  private static RefusedException failed(String why) {
    return new RefusedException(Kind.SIGN_IN_FAILED, why);
  }

  /** Signs in as a role of the demonstration. */
  Session as(Role role, Optional<Secret> before) {
    if (!isDemonstration) {
      throw failed("no-demonstration");
    }
    String name = "demo-" + role.code();
    return sessions.begin(
        new Caller(new Actor(name), Set.of(role), Optional.of(clock.instant())), before);
  }

  /** Ends a session, as whoever is signed in with it asks. */
  void end(Secret id) {
    Optional<Session> session = sessions.find(id);
    sessions.end(id);
    session.ifPresent(ended -> LOG.info("{} signed out", ended.caller().getName()));
  }

  /**
   * Ends all sessions of whom the issuer says to sign out.
   *
   * @throws RefusedException where the issuer says no such thing
   */
  void endAsToldBy(String logoutToken) {
    Actor person =
        provider
            .orElseThrow(() -> new RefusedException(Kind.SIGN_OUT_FAILED))
            .signedOut(logoutToken);
    LOG.info("The issuer signed {} out: ended {} sessions", person, sessions.endAll(person));
  }

  /** Where a browser goes to sign out of the issuer too. */
  Optional<URI> elsewhere() {
    return provider.flatMap(IdentityProvider::signOut);
  }

  private IdentityProvider issuer() {
    return provider.orElseThrow(() -> failed("no-issuer"));
  }

  /** Whether somebody has proven lately who they are. */
  static boolean isRecent(Caller caller, Instant now) {
    return caller
        .authenticatedAt()
        .filter(at -> at.isAfter(now.minus(RECENT_MAX).minus(LEEWAY)))
        .filter(at -> at.isBefore(now.plus(LEEWAY)))
        .isPresent();
  }

  /** The address where it is on this service, and the start page where not. */
  static String here(String address) {
    return address.length() <= ADDRESS_CHARACTERS_MAX && HERE.matcher(address).matches()
        ? address
        : "/";
  }
}
