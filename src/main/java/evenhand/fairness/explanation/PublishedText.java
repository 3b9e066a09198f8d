package evenhand.fairness.explanation;

import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for words that stand in a published report: plain text, neither empty nor endless. */
public final class PublishedText {
  private static final int CHARACTERS_MIN = 20;
  private static final int CHARACTERS_MAX = 8_000;
  private static final Pattern MARKUP = Pattern.compile("<\\s*[A-Za-z/!?]|&[#A-Za-z0-9]+;");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  private PublishedText() {}

  /**
   * Checks some words.
   *
   * @param at pointer to the field
   * @param expected what the field has to say
   */
  static Optional<Fault> fault(String at, String text, String expected) {
    if (text.strip().length() < CHARACTERS_MIN || text.length() > CHARACTERS_MAX) {
      return Optional.of(
          new Fault(
              at, expected + ", in " + CHARACTERS_MIN + " to " + CHARACTERS_MAX + " characters"));
    }
    if (MARKUP.matcher(text).find() || CONTROL.matcher(text).find()) {
      return Optional.of(
          new Fault(at, expected + ", as plain text: without markup and control characters"));
    }
    return Optional.empty();
  }

  /**
   * Requires a text to be fit for publication.
   *
   * @throws InvalidCaseException 422 at the field
   */
  public static void require(String at, String text, String expected) {
    List<Fault> faults = new ArrayList<>();
    fault(at, text, expected).ifPresent(faults::add);
    if (!faults.isEmpty()) {
      throw new InvalidCaseException(faults);
    }
  }
}
