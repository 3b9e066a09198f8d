package evenhand.decision;

import evenhand.ledger.Hash;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the decisions of one request have in common.
 *
 * @param intake the request
 * @param monitoringKey what monitoring data is filed under; shared with decisions that it corrects
 * @param monitoring commitment to monitoring data given with the request
 * @param engine version of the program that decided
 */
public record Circumstances(
    UUID intake,
    ContactReference contact,
    Actor madeBy,
    Instant recordedAt,
    boolean invented,
    UUID monitoringKey,
    Optional<Hash> monitoring,
    String engine) {}
