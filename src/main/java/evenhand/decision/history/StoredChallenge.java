package evenhand.decision.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person contested about a decision, as read back without words. */
public record StoredChallenge(
    UUID id,
    String contested,
    LocalDate receivedOn,
    LocalDate due,
    @Nullable String answer,
    @Nullable Instant answeredAt) {}
