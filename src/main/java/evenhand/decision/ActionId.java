package evenhand.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One action of one decision: the decision's id, a dot, and the action's place in the outcome's
 * list from 0, the decision's reminders following, for example {@code
 * 01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55.2}.
 */
public record ActionId(DecisionId decision, int place) {
  private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.(0|[1-9][0-9]{0,2})");

  public ActionId {
    if (place < 0 || place > 999) {
      throw new IllegalArgumentException("an action's place is 0 to 999, but was " + place);
    }
  }

  @JsonCreator
  public static ActionId of(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "an action id is a decision id, a dot and a number, but was '" + text + "'"));
  }

  /** The id that a text names, or empty where it names none. */
  public static Optional<ActionId> parse(String text) {
    Matcher match = FORM.matcher(text);
    return match.matches()
        ? DecisionId.parse(match.group(1))
            .map(decision -> new ActionId(decision, Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  @JsonValue
  @Override
  public String toString() {
    return decision + "." + place;
  }
}
