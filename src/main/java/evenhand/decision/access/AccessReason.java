package evenhand.decision.access;

import evenhand.rulebook.InvalidCaseException;
import java.util.List;
import java.util.regex.Pattern;

/** Why a record was seen or changed, as a code; words about a person have no place here. */
public record AccessReason(String code) {
  /** Stands where a caller gave none. */
  public static final String NOT_GIVEN = "NOT_GIVEN";

  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  public AccessReason {
    if (!FORM.matcher(code).matches()) {
      throw new InvalidCaseException(
          List.of(
              new InvalidCaseException.Fault(
                  "/reason_code",
                  "is a code of 1 to 64 capitals, digits and underscores, such as COMPLAINT")));
    }
  }
}
