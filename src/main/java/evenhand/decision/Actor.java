package evenhand.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The pseudonym of a person or system that acts, for example {@code handler-1}; never a name. */
public record Actor(@JsonValue String pseudonym) {
  /** Stands where nobody signs in and a caller does not say who they are. */
  private static final String UNNAMED = "unnamed";

  /** What would be right where a person has to act and nobody says who they are. */
  public static final String PERSON_NEEDED = "a person who says who they are, in Evenhand-Actor";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._@:-]{1,64}");

  @JsonCreator
  public Actor {
    if (!isValid(pseudonym)) {
      throw new IllegalArgumentException(
          "a pseudonym has 1 to 64 characters of letters, digits and . _ @ : -, but was '"
              + pseudonym
              + "'");
    }
  }

  /** Whether anybody said who they are. */
  public boolean isNamed() {
    return !pseudonym.equals(UNNAMED);
  }

  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return pseudonym;
  }
}
