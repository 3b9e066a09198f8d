package evenhand.rulebook.drl;

/**
 * A DRL file as read.
 *
 * @param name path below the rules folder
 */
public record DrlFile(String name, String text) {

  /** The one-based line that a character stands on. */
  public int line(int offset) {
    int line = 1;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }
}
