package evenhand.governance.approval;

import evenhand.rulebook.Revision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What somebody says about one exact revision, as it is signed.
 *
 * @param at to the second
 * @param place file and line that is meant, such as {@code hate-crime/perception.drl:12}; may be
 *     empty
 * @param words one line; may be empty where the opinion needs none
 */
public record Verdict(
    String rulebook,
    String version,
    Revision revision,
    Role role,
    Opinion opinion,
    Instant at,
    String place,
    String words) {
  /** The first line of what is signed, so that no signature of another kind can be taken for it. */
  static final String HEAD = "evenhand rulebook verdict v1";

  private static final int WORDS_MAX = 4_000;

  public Verdict {
    if (!opinion.isFor(role)) {
      throw new IllegalArgumentException("'" + opinion.code() + "' is not for " + role.code());
    }
    if (opinion.needsWords() && words.isBlank()) {
      throw new IllegalArgumentException("'" + opinion.code() + "' needs words that say why");
    }
    if ((words + place).chars().anyMatch(c -> c < 32) || words.length() > WORDS_MAX) {
      throw new IllegalArgumentException(
          "words are one line of at most " + WORDS_MAX + " characters");
    }
    at = at.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The text that is signed. */
  public String text() {
    return String.join(
            "\n",
            HEAD,
            "rulebook " + rulebook,
            "version " + version,
            "revision " + revision,
            "role " + role.code(),
            "verdict " + opinion.code(),
            "at " + at,
            "place " + place,
            "words " + words)
        + "\n";
  }
}
