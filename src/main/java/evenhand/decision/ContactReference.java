package evenhand.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The force's own reference of a contact, for example {@code INC-20261122-0042}; never a name. */
public record ContactReference(@JsonValue String value) {
  /** What a reference may look like, for messages to callers. */
  public static final String RULE =
      "a contact reference has 1 to 64 characters of letters, digits and . _ / -; never a name";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._/-]{1,64}");

  @JsonCreator
  public ContactReference {
    if (!isValid(value)) {
      throw new IllegalArgumentException(RULE + ", but was '" + value + "'");
    }
  }

  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
