package evenhand.decision.notice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** To whom a decision was disclosed, how often, since when, and how much they have yet to hear. */
public record Told(
    String recipient,
    long disclosures,
    Instant first,
    Instant last,
    @JsonProperty("notices_due") long noticesDue) {}
