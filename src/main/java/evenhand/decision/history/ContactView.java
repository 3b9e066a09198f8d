package evenhand.decision.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is recorded of one contact, oldest first, and what stands now.
 *
 * @param blocks codes of what standing decisions forbid
 * @param inForce the grade in force on each scale
 * @param provisional whether a standing decision is provisional, so that the contact cannot close
 * @param due actions of standing decisions that nobody has marked done, dated ones first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"contact", "blocks", "in_force", "provisional", "closed_at", "history", "due"})
public record ContactView(
    ContactReference contact,
    List<String> blocks,
    @JsonProperty("in_force") SortedMap<String, String> inForce,
    boolean provisional,
    @JsonProperty("closed_at") Optional<Instant> closedAt,
    List<Step> history,
    List<DueAction> due) {

  public ContactView {
    blocks = List.copyOf(blocks);
    inForce = Collections.unmodifiableSortedMap(new TreeMap<>(inForce));
    history = List.copyOf(history);
    due = List.copyOf(due);
  }

  /**
   * One step: a decision, a response or the closing.
   *
   * @param kind {@code decision}, {@code response} or {@code closing}
   * @param decision the decision made or responded to; absent for a closing
   * @param grades suggested by a decision, or set by a person
   * @param outcome for a decision, its outcome
   * @param standing for a decision: newest of its rulebook and not superseded
   * @param restricted whether its accuracy is contested: then it does not count where a question
   *     asks for history, such as a repeat within 12 months
   * @param changed for a decision: how it differs from the one before it of its rulebook; absent
   *     where it is the first, or where the answers of either have been erased
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Step(
      String kind,
      String id,
      @JsonProperty("recorded_at") Instant recordedAt,
      @JsonProperty("made_by") Actor madeBy,
      Optional<DecisionId> decision,
      Optional<String> rulebook,
      SortedMap<String, String> grades,
      Optional<JsonNode> outcome,
      Optional<Boolean> standing,
      Optional<DecisionId> supersedes,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean restricted,
      Optional<Reassessment> changed) {}
}
