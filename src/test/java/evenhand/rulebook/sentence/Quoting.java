package evenhand.rulebook.sentence;

/** Finds words outside quotation marks and brackets. */
final class Quoting {
  private Quoting() {}

  /** Where a text first stands outside both; -1 where it does not. */
  static int find(String text, String wanted) {
    int quotes = 0;
    int brackets = 0;
    for (int i = 0; i + wanted.length() <= text.length(); i++) {
      char each = text.charAt(i);
      if (quotes == 0 && brackets == 0 && text.startsWith(wanted, i)) {
        return i;
      }
      quotes += each == '\u201c' ? 1 : each == '\u201d' ? -1 : 0;
      if (quotes == 0) {
        brackets += each == '(' ? 1 : each == ')' ? -1 : 0;
      }
    }
    return -1;
  }
}
