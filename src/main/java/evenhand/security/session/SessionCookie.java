package evenhand.security.session;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;

/**
 * What browsers hold: the id of a session, and of a sign-in under way. The prefix makes a browser
 * refuse such a cookie from any other host, path or unencrypted connection; browsers that count
 * this machine as safe (Chromium, Firefox) keep it from http://127.0.0.1 too.
 */
enum SessionCookie {
  SESSION(Browsers.SESSION_COOKIE),
  SIGN_IN("__Host-evenhand-sign-in");

  private final String key;

  SessionCookie(String key) {
    this.key = key;
  }

  /** Until the browser is closed; how long it counts is for the service to say. */
  NewCookie holding(Secret secret) {
    return cookie(secret.text(), NewCookie.DEFAULT_MAX_AGE);
  }

  NewCookie forgotten() {
    return cookie("", 0);
  }

  /** Lax, for the issuer sends people back with a link from its own site. */
  private NewCookie cookie(String value, int maxAgeSeconds) {
    return new NewCookie.Builder(key)
        .value(value)
        .path("/")
        .maxAge(maxAgeSeconds)
        .secure(true)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  boolean isIn(Map<String, Cookie> cookies) {
    return cookies.containsKey(key);
  }

  Optional<Secret> in(Map<String, Cookie> cookies) {
    return Optional.ofNullable(cookies.get(key)).map(Cookie::getValue).flatMap(Secret::parse);
  }
}
