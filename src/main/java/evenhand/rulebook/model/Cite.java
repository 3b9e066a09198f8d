package evenhand.rulebook.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One segment of a citation: a source key, the place in it, and whether the text was read.
 *
 * @param section empty where the whole source is cited
 */
public record Cite(String source, String section, boolean verified) {
  public static final String POLICY = "policy";

  /** Reads {@code DAA s.1(2)(a); BOLTON U; policy}. */
  public static List<Cite> list(String text) {
    List<Cite> cites = new ArrayList<>();
    for (String segment : text.split(";", -1)) {
      String trimmed = segment.strip();
      if (!trimmed.isEmpty()) {
        cites.add(one(trimmed));
      }
    }
    return cites;
  }

  private static Cite one(String segment) {
    boolean unread = segment.endsWith(" U");
    String rest = unread ? segment.substring(0, segment.length() - 2).strip() : segment;
    int space = rest.indexOf(' ');
    return space < 0
        ? new Cite(rest, "", !unread)
        : new Cite(rest.substring(0, space), rest.substring(space + 1).strip(), !unread);
  }
}
