package evenhand.decision.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An incident as reported (DPA 2018, s.67).
 *
 * @param what happened, in words of whoever reports it
 * @param reportBy 72 hours after it was noticed
 * @param selfCheck the check that found it; absent where a person names the decisions
 * @param unknown ids among those named that no decision has
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonPropertyOrder({
  "id",
  "what",
  "noticed_at",
  "report_by",
  "by",
  "self_check",
  "decisions",
  "contacts",
  "affected",
  "unknown"
})
public record Incident(
    UUID id,
    String what,
    @JsonProperty("noticed_at") Instant noticedAt,
    @JsonProperty("report_by") Instant reportBy,
    Actor by,
    @JsonProperty("self_check") Optional<UUID> selfCheck,
    List<Affected> affected,
    List<DecisionId> unknown) {
  public Incident {
    affected = List.copyOf(affected);
    unknown = List.copyOf(unknown);
  }

  /** How many decisions are affected. */
  @JsonProperty
  public int decisions() {
    return affected.size();
  }

  /** How many contacts are affected; the force's own systems say which persons that are. */
  @JsonProperty
  public long contacts() {
    return affected.stream().map(Affected::contact).distinct().count();
  }

  /**
   * A decision that is affected.
   *
   * @param became in a self-check: {@code changed} or {@code refused}
   * @param recipients to whom it was disclosed
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Affected(
      DecisionId decision,
      ContactReference contact,
      String rulebook,
      String revision,
      @JsonProperty("as_of") Instant asOf,
      @JsonProperty("recorded_at") Instant recordedAt,
      boolean erased,
      Optional<String> became,
      List<String> recipients) {
    public Affected {
      recipients = List.copyOf(recipients);
    }
  }
}
