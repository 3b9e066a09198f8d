package evenhand;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Under which terms a force may run what it links to without having to publish its own work. */
final class LicenceTerms {
  private static final Pattern PERMITTED =
      Pattern.compile(
          "(?i).*(apache|\\bmit\\b|bsd|epl|mpl|\\bisc\\b|public domain|lgpl|lesser general public"
              + "|indiana university|classpath[- ]exception).*");

  /** Ids joined as SPDX joins them; the name of a licence may hold such a word, but others too. */
  private static final Pattern EXPRESSION =
      Pattern.compile("\\(*[\\w.+:-]+\\)*(\\s+(AND|OR|WITH)\\s+\\(*[\\w.+:-]+\\)*)+");

  private LicenceTerms() {}

  /** A name or id, or an expression in which all that holds together is permitted. */
  static boolean isPermitted(String licence) {
    String terms = licence.strip();
    if (!EXPRESSION.matcher(terms).matches()) {
      return PERMITTED.matcher(terms).matches();
    }
    List<String> choices = split(terms, "OR");
    if (choices.size() > 1) {
      return choices.stream().anyMatch(LicenceTerms::isPermitted);
    }
    List<String> parts = split(terms, "AND");
    if (parts.size() > 1) {
      return parts.stream().allMatch(LicenceTerms::isPermitted);
    }
    return terms.startsWith("(") && terms.endsWith(")")
        ? isPermitted(terms.substring(1, terms.length() - 1))
        : PERMITTED.matcher(terms).matches();
  }

  /** At a word outside all brackets. */
  private static List<String> split(String terms, String at) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    for (String word : terms.split("\\s+")) {
      if (depth == 0 && word.equals(at)) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(word).append(' ');
        depth += (int) word.chars().filter(each -> each == '(').count();
        depth -= (int) word.chars().filter(each -> each == ')').count();
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }
}
