package evenhand.decision.notice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * What a recipient has to be told of a decision (DPA 2018, ss.38 and 48).
 *
 * @param cause {@code correction}, {@code erasure}, {@code restriction} or {@code challenge}
 * @param causeId the record that corrects, erases, restricts or answers
 * @param since when that was recorded
 */
public record Notice(
    UUID id,
    @JsonProperty("decision") UUID decisionId,
    String recipient,
    String cause,
    @JsonProperty("cause_id") UUID causeId,
    Instant since) {}
