package evenhand.governance.activation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.Json;
import evenhand.rulebook.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * A revision that comes, or came, into force.
 *
 * @param kind {@code activate}, {@code roll-back}, or {@code withdraw} of a scheduled one
 * @param showing what replay, shadow or simulation showed before
 * @param reason why it was rolled back or withdrawn, or why an approver let it pass the gate
 * @param withdraws the scheduled one that does not come into force; empty for other kinds
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Activation(
    UUID id,
    String rulebook,
    Revision revision,
    String kind,
    @JsonProperty("effective_from") Instant effectiveFrom,
    JsonNode showing,
    Optional<Reason> reason,
    @JsonProperty("recorded_at") Instant recordedAt,
    String by,
    Optional<UUID> withdraws) {
  static final String ACTIVATE = "activate";
  static final String ROLL_BACK = "roll-back";
  static final String WITHDRAW = "withdraw";

  /** The latest that has come wins; the newest where two have the same time. */
  static final Comparator<Activation> WINNING_FIRST =
      Comparator.comparing(Activation::effectiveFrom)
          .thenComparing(each -> each.id().toString())
          .reversed();

  /** Words that somebody answers for. */
  public record Reason(String words, String by) {}

  static Activation of(ActivationDao.ActivationRow row) {
    String words = row.reason();
    String by = row.reasonBy();
    return new Activation(
        row.id(),
        row.rulebook(),
        new Revision(row.revision()),
        row.kind(),
        row.effectiveFrom(),
        Json.read(row.showing().getBytes(StandardCharsets.UTF_8)),
        words == null || by == null ? Optional.empty() : Optional.of(new Reason(words, by)),
        row.recordedAt(),
        row.madeBy(),
        Optional.ofNullable(row.withdraws()));
  }

  boolean isEffective(Instant at) {
    return !effectiveFrom.isAfter(at);
  }
}
