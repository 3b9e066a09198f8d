package evenhand.security.session;

import evenhand.ledger.Hash;
import evenhand.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;

/**
 * A person who is signed in with a browser.
 *
 * @param id what the browser's cookie holds
 * @param ends at the latest
 */
record Session(Secret id, Caller caller, Instant ends) {
  private static final String PURPOSE = "evenhand csrf token\n";

  /**
   * What calls that change something carry beside the cookie. Made from the session's id, which it
   * does not give away, so that nothing more has to be kept.
   */
  String csrfToken() {
    byte[] hash = Hash.over((PURPOSE + id.text()).getBytes(StandardCharsets.US_ASCII)).bytes();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  boolean hasCsrfToken(String given) {
    return MessageDigest.isEqual(
        csrfToken().getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
  }
}
