package evenhand.decision.erasure;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.DecisionId;
import java.util.List;

/**
 * What an erasure did, or in a dry run would do.
 *
 * @param held decisions that a hold keeps
 * @param alreadyErased decisions with nothing left to erase
 * @param unknown ids that no decision has
 */
public record ErasurePlan(
    @JsonProperty("dry_run") boolean dryRun,
    List<DecisionId> erased,
    List<DecisionId> held,
    @JsonProperty("already_erased") List<DecisionId> alreadyErased,
    List<DecisionId> unknown) {
  public ErasurePlan {
    erased = List.copyOf(erased);
    held = List.copyOf(held);
    alreadyErased = List.copyOf(alreadyErased);
    unknown = List.copyOf(unknown);
  }
}
