package evenhand.monitoring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whom monitoring data is about. */
public enum PersonRole {
  VICTIM,
  SUSPECT,
  SUBJECT,
  CALLER;

  /** The name in JSON and in the store, for example {@code victim}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<PersonRole> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(PersonRole::code).collect(Collectors.joining(", "));
  }
}
