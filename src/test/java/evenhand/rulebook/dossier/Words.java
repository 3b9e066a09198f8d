package evenhand.rulebook.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a condition, read from left to right. */
final class Words {
  private static final Pattern WORD =
      Pattern.compile("\\s*(\\$?[A-Za-z_][A-Za-z0-9_]*|[0-9]+|<=|>=|[=<>(){},+*-])");

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int next;

  Words(String text) {
    this.text = text;
    Matcher matcher = WORD.matcher(text);
    int at = 0;
    while (!text.substring(at).isBlank()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new AssertionError("no word of a condition: '" + text.substring(at) + "'");
      }
      words.add(matcher.group(1));
      at = matcher.end();
    }
  }

  String peek() {
    return next < words.size() ? words.get(next) : "";
  }

  String peek(int ahead) {
    return next + ahead < words.size() ? words.get(next + ahead) : "";
  }

  String take() {
    String word = peek();
    if (word.isEmpty()) {
      throw new AssertionError("the condition ends too early: " + text);
    }
    next++;
    return word;
  }

  boolean takeIf(String wanted) {
    if (peek().equals(wanted)) {
      next++;
      return true;
    }
    return false;
  }

  void expect(String wanted) {
    String word = take();
    if (!word.equals(wanted)) {
      throw new AssertionError("'" + wanted + "' expected, not '" + word + "' in: " + text);
    }
  }

  void expectEnd() {
    if (next < words.size()) {
      throw new AssertionError("'" + peek() + "' is too much in: " + text);
    }
  }

  int place() {
    return next;
  }

  /** What was read since a place. */
  String since(int place) {
    return String.join(" ", words.subList(place, next));
  }

  @Override
  public String toString() {
    return text;
  }
}
