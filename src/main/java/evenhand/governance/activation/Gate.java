package evenhand.governance.activation;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says whether a revision may come into force by what was shown of its effect on groups. */
@FunctionalInterface
public interface Gate {

  /**
   * Judges.
   *
   * @param inForce the activation that it would replace; empty at a first activation
   */
  Judgement judge(Rulebook candidate, Optional<Activation> inForce);

  /**
   * What the gate says.
   *
   * @param showing what it rests on, for the record and all who read rules: no figures of groups
   * @param objections each in one sentence with its figures, for the console alone, which an
   *     approver may answer for; none where it may pass
   * @param newest when the last of the reports was finished: a reason signed before did not know it
   * @param unfinished what has to be ended first, whoever answers for it
   */
  record Judgement(
      JsonNode showing,
      List<String> objections,
      Optional<Instant> newest,
      List<String> unfinished) {
    public Judgement {
      objections = List.copyOf(objections);
      unfinished = List.copyOf(unfinished);
    }

    /** What can be done about objections, for people to read. */
    public static String answer() {
      return "an approver who has read the reports and answers for it signs why: ./evenhand approve"
          + " FOLDER --key FILE --role approver --verdict activate-despite --says WHY";
    }
  }
}
