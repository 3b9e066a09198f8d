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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One decision as recorded, with what happened to it since.
 *
 * @param decision the object that stood in the answer's {@code decisions}; after erasure only id,
 *     rulebook, as_of, outcome and rules
 * @param facts the answers as given; absent after erasure
 * @param erased whether the answers have been erased
 * @param restricted whether it is no history to rely on, its accuracy being contested for one
 * @param restrictionReason why, as a code
 * @param sealing {@code recorded} until the ledger has it, then {@code sealed}
 * @param awaitingConfirmation codes that a person has yet to confirm: g4, blocks, ineligible
 * @param challenges what persons contested about it or asked for, without words
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
  "contact",
  "decision",
  "confidence",
  "recorded_at",
  "made_by",
  "invented",
  "erased",
  "restricted",
  "restriction_reason",
  "sealing",
  "supersedes",
  "superseded_by",
  "awaiting_confirmation",
  "challenges",
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
    @JsonProperty("restriction_reason") Optional<String> restrictionReason,
    String sealing,
    Optional<Supersession> supersedes,
    @JsonProperty("superseded_by") Optional<DecisionId> supersededBy,
    @JsonProperty("awaiting_confirmation") List<String> awaitingConfirmation,
    List<ChallengeView> challenges,
    List<ResponseView> responses,
    List<OutcomeView> outcomes) {

  public DecisionView {
    awaitingConfirmation = List.copyOf(awaitingConfirmation);
    challenges = List.copyOf(challenges);
    responses = List.copyOf(responses);
    outcomes = List.copyOf(outcomes);
  }

  /** The mark of each task that was suggested, by code; none after erasure. */
  @JsonProperty("confidence")
  public SortedMap<String, Confidence> confidence() {
    return Confidence.of(decision);
  }

  /**
   * What a person contested or asked for; the words of both sides are read under its own id.
   *
   * @param contested {@code ACCURACY}, {@code OUTCOME}, {@code PROCESS}, {@code ERASURE} or {@code
   *     RESTRICTION}
   * @param due the last day for an answer
   * @param answer {@code upheld}, {@code changed} or {@code rejected}; absent while nobody answered
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ChallengeView(
      String id,
      String contested,
      @JsonProperty("received_on") LocalDate receivedOn,
      LocalDate due,
      Optional<String> answer,
      @JsonProperty("answered_at") Optional<Instant> answeredAt) {}

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
