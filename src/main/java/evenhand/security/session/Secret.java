package evenhand.security.session;

import evenhand.ledger.Hash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** 256 random bits that a browser holds; the service keeps their hash. Never printed. */
record Secret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  static Secret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Empty where the text cannot be one. */
  static Optional<Secret> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Secret(text)) : Optional.empty();
  }

  /** As the database keeps it: long enough to need no salt. */
  byte[] hash() {
    return Hash.over(text.getBytes(StandardCharsets.US_ASCII)).bytes();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
