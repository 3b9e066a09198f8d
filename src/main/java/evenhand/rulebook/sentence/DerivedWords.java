package evenhand.rulebook.sentence;

import evenhand.rulebook.expression.Expression.Derived;
import evenhand.rulebook.model.Codes;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What other rules have added, as rules that rest on it say it. */
final class DerivedWords {
  private static final Pattern REACHED = Pattern.compile("reached\\((\\w+), (\\w+)\\)");
  private static final Pattern ADDED = Pattern.compile("(?:added\\((\\w+) |flag\\()([\\w-]+)\\)");
  private static final Pattern CLOSED = Pattern.compile("closed\\((\\w+)\\)");

  private final Wording wording;

  DerivedWords(Wording wording) {
    this.wording = wording;
  }

  String of(Derived derived) {
    Matcher reached = REACHED.matcher(derived.text());
    Matcher added = ADDED.matcher(derived.text());
    Matcher closed = CLOSED.matcher(derived.text());
    if (reached.matches()) {
      return "other rules have put the "
          + wording.scale(reached.group(1))
          + " at "
          + Wording.words(reached.group(2))
          + " or higher";
    } else if (added.matches()) {
      String kind = added.group(1) == null ? "flag" : added.group(1);
      return "other rules have added the "
          + EffectWords.kind(kind)
          + " "
          + added.group(2)
          + meaning(kind, added.group(2));
    } else if (closed.matches()) {
      return "the option " + wording.option(closed.group(1)) + " is closed";
    }
    throw new IllegalArgumentException("no words for " + derived.text());
  }

  private String meaning(String kind, String code) {
    Codes codes = wording.codes();
    Map<String, String> means =
        switch (kind) {
          case "flag" -> codes.flags();
          case "review" -> codes.reviews();
          default -> Map.of();
        };
    String text = means.getOrDefault(code, "");
    if (kind.equals("action") && codes.actions().containsKey(code)) {
      text = codes.actions().get(code).means();
    } else if (kind.equals("block") && codes.blocks().containsKey(code)) {
      text = codes.blocks().get(code).means();
    }
    return text.isEmpty() ? "" : " (" + Wording.quoted(text) + ")";
  }
}
