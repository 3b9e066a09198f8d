package evenhand.decision.challenge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person contests about a decision, or asks to be done with it (DPA 2018, ss.46, 47 and
 * 50C).
 *
 * @param contested {@code ACCURACY} of answers, the {@code OUTCOME}, or the {@code PROCESS}: how it
 *     was come to, no person having taken part for one; or its {@code ERASURE} or {@code
 *     RESTRICTION} is asked for
 * @param madeFor {@code person}, or {@code representative}
 * @param reference the force's own reference of the complaint or request; never a name
 * @param receivedOn the day on which it reached the force, from which its time is counted
 * @param due the last day for an answer
 * @param words representations; absent where there were none or they have been erased
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Challenge(
    UUID id,
    DecisionId decision,
    String contested,
    @JsonProperty("for") String madeFor,
    String reference,
    @JsonProperty("received_on") LocalDate receivedOn,
    LocalDate due,
    boolean overdue,
    @JsonProperty("recorded_at") Instant recordedAt,
    @JsonProperty("made_by") Actor madeBy,
    Optional<String> words,
    Optional<Extension> extension,
    Optional<Answer> answer) {

  /** Why an answer takes longer, as a code. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Extension(
      @JsonProperty("reason_code") String reasonCode,
      @JsonProperty("recorded_at") Instant recordedAt,
      @JsonProperty("made_by") Actor madeBy) {}

  /**
   * What a second person answered.
   *
   * @param answer {@code upheld}: the challenge was right; {@code changed}: it was right and a new
   *     decision takes the old one's place; {@code rejected}: the decision stands
   * @param words the reason in words; absent where they have been erased
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Answer(
      String answer,
      @JsonProperty("reason_code") String reasonCode,
      @JsonProperty("new_decision") Optional<UUID> newDecision,
      Optional<String> words,
      @JsonProperty("recorded_at") Instant recordedAt,
      @JsonProperty("made_by") Actor madeBy) {}

  static Challenge of(ChallengeDao.ChallengeRow row, LocalDate today) {
    Instant extendedAt = row.extendedAt();
    Instant answeredAt = row.answeredAt();
    return new Challenge(
        row.id(),
        new DecisionId(row.decisionId()),
        row.contested(),
        row.madeFor(),
        row.reference(),
        row.receivedOn(),
        row.due(),
        answeredAt == null && row.due().isBefore(today),
        row.recordedAt(),
        new Actor(row.madeBy()),
        Optional.empty(),
        extendedAt == null
            ? Optional.empty()
            : Optional.of(
                new Extension(
                    String.valueOf(row.extendedReason()),
                    extendedAt,
                    new Actor(String.valueOf(row.extendedBy())))),
        answeredAt == null
            ? Optional.empty()
            : Optional.of(
                new Answer(
                    String.valueOf(row.answer()),
                    String.valueOf(row.answerReason()),
                    Optional.ofNullable(row.newDecision()),
                    Optional.empty(),
                    answeredAt,
                    new Actor(String.valueOf(row.answeredBy())))));
  }

  /** The same with the words of both sides, as far as they are not erased. */
  Challenge with(Optional<JsonNode> said, Optional<JsonNode> answered) {
    return new Challenge(
        id,
        decision,
        contested,
        madeFor,
        reference,
        receivedOn,
        due,
        overdue,
        recordedAt,
        madeBy,
        said.map(words -> words.path("representations").asText()),
        extension,
        answer.map(
            given ->
                new Answer(
                    given.answer(),
                    given.reasonCode(),
                    given.newDecision(),
                    answered.map(words -> words.path("reason").asText()),
                    given.recordedAt(),
                    given.madeBy())));
  }
}
