package evenhand.intake;

import evenhand.decision.DecisionId;
import java.util.List;

/** The answer to a contact request, committed before it exists. */
public final class RecordedContact {
  private final byte[] json;
  private final List<DecisionId> decisions;
  private final boolean repeated;

  RecordedContact(byte[] json, List<DecisionId> decisions, boolean repeated) {
    this.json = json.clone();
    this.decisions = List.copyOf(decisions);
    this.repeated = repeated;
  }

  /** The body to answer with (UTF-8), byte for byte the same when the request is repeated. */
  public byte[] json() {
    return json.clone();
  }

  public List<DecisionId> decisions() {
    return decisions;
  }

  /** Whether this is the first answer given again. */
  public boolean repeated() {
    return repeated;
  }
}
