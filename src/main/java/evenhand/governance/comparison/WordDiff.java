package evenhand.governance.comparison;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.List;
import java.util.regex.Pattern;

/** Two texts as one, with the words that went and the words that came. */
final class WordDiff {
  /** A word, a run of spaces, or one other sign. */
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.");

  private WordDiff() {}

  /** Gone words stand in {@code [-...-]}, new ones in {@code {+...+}}. */
  static String of(String old, String now) {
    List<String> before = tokens(old);
    List<String> after = tokens(now);
    StringBuilder joined = new StringBuilder();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
      int from = delta.getSource().getPosition();
      before.subList(at, from).forEach(joined::append);
      String gone = String.join("", delta.getSource().getLines());
      String came = String.join("", delta.getTarget().getLines());
      joined.append(gone.isEmpty() ? "" : "[-" + gone + "-]");
      joined.append(came.isEmpty() ? "" : "{+" + came + "+}");
      at = from + delta.getSource().size();
    }
    before.subList(at, before.size()).forEach(joined::append);
    return joined.toString();
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(match -> match.group()).toList();
  }
}
