package evenhand.decision.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Later knowledge as read back. */
public record StoredOutcome(
    UUID id,
    Instant recordedAt,
    String madeBy,
    String kind,
    Instant happenedAt,
    @Nullable Long amount,
    String unit) {}
