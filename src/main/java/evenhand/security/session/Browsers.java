package evenhand.security.session;

import evenhand.decision.NotRecordedException;
import evenhand.http.Page;
import evenhand.security.Caller;
import evenhand.security.RefusedException;
import evenhand.security.RefusedException.Kind;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who makes a call with a browser, and whether it comes from a page of this service. */
public final class Browsers {
  /** What carries a session's token beside its cookie. */
  public static final String CSRF_HEADER = "X-CSRF-Token";

  /** The same as a field of a form. */
  public static final String CSRF_FIELD = "csrf_token";

  /** The name of the cookie that holds a session's id. */
  public static final String SESSION_COOKIE = "__Host-evenhand";

  private static final String SESSION = "evenhand.session";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final SignIn signIn;
  private final InstantSource clock;

  public Browsers(SignIn signIn, InstantSource clock) {
    this.signIn = signIn;
    this.clock = clock;
  }

  /**
   * The person whose session a call comes with; empty where it comes with none.
   *
   * @throws RefusedException where the session is over, or the call would change something and does
   *     not come from a page of this service
   */
  public Optional<Caller> caller(ContainerRequestContext request) {
    boolean isReading = READING.contains(request.getMethod());
    if (!isReading) {
      refuseOtherSites(request);
    }
    Map<String, Cookie> cookies = request.getCookies();
    if (!SessionCookie.SESSION.isIn(cookies)) {
      return Optional.empty();
    }
    Session session =
        SessionCookie.SESSION
            .in(cookies)
            .flatMap(signIn.sessions()::find)
            .orElseThrow(Browsers::ended);
    remember(request, session);
    if (!isReading && csrfToken(request).filter(session::hasCsrfToken).isEmpty()) {
      throw new RefusedException(Kind.FORGED);
    }
    return Optional.of(session.caller());
  }

  /**
   * Refuses what another site made a browser send, or what lacks the token of the session it comes
   * with. A session that is over is none.
   *
   * @throws RefusedException where that is so
   */
  public void refuseForged(ContainerRequestContext request) {
    if (READING.contains(request.getMethod())) {
      return;
    }
    refuseOtherSites(request);
    Optional<Session> session =
        SessionCookie.SESSION.in(request.getCookies()).flatMap(signIn.sessions()::find);
    session.ifPresent(found -> remember(request, found));
    if (session.isPresent() && csrfToken(request).filter(session.get()::hasCsrfToken).isEmpty()) {
      throw new RefusedException(Kind.FORGED);
    }
  }

  private static void remember(ContainerRequestContext request, Session session) {
    session.caller().makes(request);
    request.setProperty(SESSION, session);
  }

  /** The session that a call was let through with. */
  static Optional<Session> session(ContainerRequestContext request) {
    return request.getProperty(SESSION) instanceof Session known
        ? Optional.of(known)
        : Optional.empty();
  }

  /**
   * Who is signed in with the browser that a page goes to; nobody where that cannot be told now.
   */
  public Optional<Page.SignedIn> onPage(ContainerRequestContext request) {
    Optional<Session> known = session(request);
    if (known.isPresent()) {
      return known.map(Browsers::shown);
    }
    try {
      return SessionCookie.SESSION
          .in(request.getCookies())
          .flatMap(signIn.sessions()::find)
          .map(Browsers::shown);
    } catch (NotRecordedException e) {
      return Optional.empty();
    }
  }

  private static Page.SignedIn shown(Session session) {
    String roles =
        session.caller().roles().stream()
            .map(role -> role.code().replace('_', ' '))
            .sorted()
            .collect(Collectors.joining(", "));
    return new Page.SignedIn(
        session.caller().getName(), roles.isEmpty() ? "no role" : roles, session.csrfToken());
  }

  /** Whether a call comes with a session, be it over. */
  public boolean isKnown(ContainerRequestContext request) {
    return SessionCookie.SESSION.isIn(request.getCookies());
  }

  private static RefusedException ended() {
    return RefusedException.forgetting(SessionCookie.SESSION.forgotten(), Kind.SESSION_ENDED);
  }

  /** Whether people can sign in with a browser at all. */
  public boolean isOffered() {
    return signIn.isOffered();
  }

  /**
   * Asks for proof of who somebody is from the last minutes.
   *
   * @throws RefusedException where it is older, or the issuer never said how old it is
   */
  public void requireRecent(Caller caller) {
    if (!SignIn.isRecent(caller, clock.instant())) {
      throw RefusedException.notRecent(SignIn.RECENT_MAX.toSeconds());
    }
  }

  /** Browsers say where a call comes from; what is no browser does not. */
  private static void refuseOtherSites(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin")) {
      throw new RefusedException(Kind.FORGED);
    }
  }

  private static Optional<String> csrfToken(ContainerRequestContext request) {
    Optional<String> header = Optional.ofNullable(request.getHeaderString(CSRF_HEADER));
    MediaType type = request.getMediaType();
    boolean isForm = type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    return header.isPresent() || !isForm ? header : field(request);
  }

  /** Reads the form and leaves it to be read again; a body has at most 64 KB. */
  private static Optional<String> field(ContainerRequestContext request) {
    try {
      byte[] form = request.getEntityStream().readAllBytes();
      request.setEntityStream(new ByteArrayInputStream(form));
      for (String pair : new String(form, StandardCharsets.UTF_8).split("&")) {
        if (pair.startsWith(CSRF_FIELD + "=")) {
          String value = pair.substring(CSRF_FIELD.length() + 1);
          return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
      }
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
