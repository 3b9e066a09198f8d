package evenhand.governance.activation;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;

/** Says whether a revision may come into force by what was shown of its effect on groups. */
@FunctionalInterface
public interface Gate {

  /**
   * Judges.
   *
   * @param inForce the revision that it would replace; empty at a first activation
   */
  Judgement judge(Rulebook candidate, Optional<Revision> inForce);

  /**
   * What the gate says.
   *
   * @param showing what it rests on, for the record
   * @param objections each in one sentence; none where it may pass
   */
  record Judgement(JsonNode showing, List<String> objections) {
    public Judgement {
      objections = List.copyOf(objections);
    }
  }
}
