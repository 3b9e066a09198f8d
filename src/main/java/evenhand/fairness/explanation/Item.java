package evenhand.fairness.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a verdict asks to be explained or reformed.
 *
 * @param ownerRole who owes the explanation
 * @param status open, overdue, or closed once an explanation is signed off
 * @param explanations in the order in which they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Item(
    UUID id,
    About about,
    String verdict,
    @JsonProperty("owner_role") String ownerRole,
    LocalDate due,
    String status,
    List<Explanation> explanations) {
  public Item {
    explanations = List.copyOf(explanations);
  }

  /** Which comparison, of which report. */
  public record About(
      UUID report,
      String rulebook,
      @JsonProperty("decision_point") String decisionPoint,
      String characteristic,
      String group) {}

  /**
   * What was said.
   *
   * @param evidence that it rests on
   * @param steps that will be taken
   * @param signedOffBy empty until the chief officer's role has signed
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Explanation(
      UUID id,
      String evidence,
      String steps,
      @JsonProperty("made_by") String madeBy,
      @JsonProperty("recorded_at") Instant recordedAt,
      @JsonProperty("signed_off_by") Optional<String> signedOffBy) {}
}
