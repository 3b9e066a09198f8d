package evenhand.decision.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.Supersession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One decision as recorded, with what happened to it since.
 *
 * @param decision the object that stood in the answer's {@code decisions}; after erasure only id,
 *     rulebook, as_of, outcome and rules
 * @param facts the answers as given; absent after erasure
 * @param erased whether the answers have been erased
 * @param restricted whether its accuracy is contested, so that it is no history to rely on
 * @param sealing {@code recorded} until the ledger has it, then {@code sealed}
 * @param awaitingConfirmation codes that a person has yet to confirm: g4, blocks, ineligible
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
  "contact",
  "decision",
  "recorded_at",
  "made_by",
  "invented",
  "erased",
  "restricted",
  "sealing",
  "supersedes",
  "superseded_by",
  "awaiting_confirmation",
  "responses",
  "outcomes",
  "facts"
})
public record DecisionView(
    ContactReference contact,
    JsonNode decision,
    Optional<JsonNode> facts,
    @JsonProperty("recorded_at") Instant recordedAt,
    @JsonProperty("made_by") Actor madeBy,
    boolean invented,
    boolean erased,
    boolean restricted,
    String sealing,
    Optional<Supersession> supersedes,
    @JsonProperty("superseded_by") Optional<DecisionId> supersededBy,
    @JsonProperty("awaiting_confirmation") List<String> awaitingConfirmation,
    List<ResponseView> responses,
    List<OutcomeView> outcomes) {

  public DecisionView {
    awaitingConfirmation = List.copyOf(awaitingConfirmation);
    responses = List.copyOf(responses);
    outcomes = List.copyOf(outcomes);
  }

  /**
   * What a person did with the decision.
   *
   * @param details the request as sent; after erasure its codes only, without words
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ResponseView(
      String id,
      @JsonProperty("recorded_at") Instant recordedAt,
      @JsonProperty("made_by") Actor madeBy,
      boolean accepted,
      JsonNode details) {}

  /** Later knowledge recorded against the decision. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record OutcomeView(
      String id,
      String kind,
      Instant at,
      Optional<Long> value,
      String unit,
      @JsonProperty("recorded_at") Instant recordedAt,
      @JsonProperty("made_by") Actor madeBy) {}
}
