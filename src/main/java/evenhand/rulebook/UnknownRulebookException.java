package evenhand.rulebook;

import java.util.List;

/** A rulebook that is not loaded. Callers answer 404, naming those that are. */
public final class UnknownRulebookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private UnknownRulebookException(String id, List<String> known) {
    super("no rulebook is called '" + id + "'; there are " + String.join(", ", known));
  }

  public static UnknownRulebookException of(String id, Rulebooks rulebooks) {
    return new UnknownRulebookException(id, rulebooks.all().stream().map(Rulebook::id).toList());
  }
}
