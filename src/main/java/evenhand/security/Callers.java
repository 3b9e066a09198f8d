package evenhand.security;

import evenhand.http.Page;
import evenhand.security.session.Browsers;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds who makes a call: by its bearer token, or by the session of a browser. */
public final class Callers {
  private static final String SCHEME = "Bearer ";
  private static final String CHALLENGE = "Bearer realm=\"evenhand\"";

  private final Optional<Tokens> tokens;
  private final Browsers browsers;

  /**
   * As configured.
   *
   * @param tokens empty without an issuer: then calls without a session are nobody's in particular
   */
  public Callers(Optional<Tokens> tokens, Browsers browsers) {
    this.tokens = tokens;
    this.browsers = browsers;
  }

  /**
   * Who makes a call; empty where nobody has to sign in and nobody did.
   *
   * @throws NotAuthorizedException where somebody has to
   * @throws RefusedException where a session is over or does not fit the call
   */
  Optional<Caller> of(ContainerRequestContext request) {
    Optional<String> token = bearer(request);
    if (tokens.isPresent() && token.isPresent()) {
      return Optional.of(checked(tokens.get(), token.get()));
    }
    Optional<Caller> signedIn = browsers.caller(request);
    if (signedIn.isEmpty() && tokens.isPresent()) {
      throw new NotAuthorizedException(CHALLENGE);
    }
    return signedIn;
  }

  private static Caller checked(Tokens tokens, String token) {
    try {
      return tokens.check(token);
    } catch (BadTokenException e) {
      throw new NotAuthorizedException(e, CHALLENGE);
    }
  }

  /** Where to send a browser that goes to a page and has not signed in; empty for other calls. */
  Optional<Response> elsewhere(ContainerRequestContext request) {
    boolean isPage =
        request.getMethod().equals("GET")
            && Page.isWanted(Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT)));
    if (tokens.isEmpty() || !isPage || !browsers.isOffered() || browsers.isKnown(request)) {
      return Optional.empty();
    }
    if (bearer(request).isPresent()) {
      return Optional.empty();
    }
    URI here = request.getUriInfo().getRequestUri();
    String query = here.getRawQuery() == null ? "" : "?" + here.getRawQuery();
    String to = URLEncoder.encode(here.getRawPath() + query, StandardCharsets.UTF_8);
    return Optional.of(Response.seeOther(URI.create("/sign-in?to=" + to)).build());
  }

  /**
   * Refuses what another site made a browser send to a call that is open to anyone.
   *
   * @throws RefusedException where it did
   */
  void refuseForged(ContainerRequestContext request) {
    browsers.refuseForged(request);
  }

  void requireRecent(Caller caller) {
    browsers.requireRecent(caller);
  }

  private static Optional<String> bearer(ContainerRequestContext request) {
    return bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION));
  }

  /** What a call is known by: its token, or else its session. */
  static Optional<String> credential(ContainerRequestContext request) {
    return bearer(request)
        .or(
            () ->
                Optional.ofNullable(request.getCookies().get(Browsers.SESSION_COOKIE))
                    .map(Cookie::getValue));
  }

  /** The token of a header; empty where it holds none. */
  static Optional<String> bearer(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
