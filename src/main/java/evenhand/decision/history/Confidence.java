package evenhand.decision.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How sure the answers are that a suggested task, a referral for one, rests on: what its recipient
 * needs to judge accuracy (DPA 2018, s.38(4)). Of several reasons for a task the surest counts.
 */
public enum Confidence {
  /** All answers that a reason for it rests on are known, and facts. */
  @JsonProperty("fact")
  FACT,
  /** All are known, and at least one is an assessment. */
  @JsonProperty("assessment")
  ASSESSMENT,
  /** Every reason for it rests on an answer that is missing, too. */
  @JsonProperty("open")
  OPEN;

  private static final Set<String> MISSING = Set.of("unknown", "refused");

  /**
   * The mark of every task of a decision.
   *
   * @param decision as recorded; without reasons, as after erasure, nothing is marked
   */
  static SortedMap<String, Confidence> of(JsonNode decision) {
    SortedMap<String, Confidence> marks = new TreeMap<>();
    for (JsonNode reason : decision.path("reasons")) {
      Confidence mark = mark(reason);
      for (JsonNode effect : reason.path("effects")) {
        if (effect.has("action")) {
          marks.merge(effect.path("action").asText(), mark, Confidence::surer);
        }
      }
    }
    return marks;
  }

  private static Confidence mark(JsonNode reason) {
    if (reason.path("because").valueStream().anyMatch(it -> MISSING.contains(it.asText()))) {
      return OPEN;
    }
    boolean isAssessment =
        reason.path("basis").valueStream().anyMatch(it -> it.asText().equals("assessment"));
    return isAssessment ? ASSESSMENT : FACT;
  }

  private Confidence surer(Confidence other) {
    return EnumSet.of(this, other).iterator().next();
  }
}
