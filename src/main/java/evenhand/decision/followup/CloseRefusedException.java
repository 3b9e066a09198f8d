package evenhand.decision.followup;

import evenhand.decision.DecisionId;
import java.util.List;

/** A contact that may not be closed yet. Callers answer 409, naming the rules and the codes. */
public final class CloseRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Hold> holds;

  public CloseRefusedException(List<Hold> holds) {
    super("the contact cannot be closed: " + holds);
    this.holds = List.copyOf(holds);
  }

  public List<Hold> holds() {
    return holds;
  }

  /**
   * One standing decision that holds the contact open.
   *
   * @param rules sorted ids of the rules that made it provisional or block closing
   * @param awaiting sorted codes that a person has yet to confirm
   */
  public record Hold(
      DecisionId decision,
      String rulebook,
      boolean provisional,
      boolean blocked,
      List<String> rules,
      List<String> awaiting) {
    public Hold {
      rules = List.copyOf(rules);
      awaiting = List.copyOf(awaiting);
    }
  }
}
