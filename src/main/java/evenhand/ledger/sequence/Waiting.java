package evenhand.ledger.sequence;

import java.util.UUID;

/** An entry by its kind, id and leaf hash, as the outbox or the order of the log holds it. */
public record Waiting(UUID id, String kind, byte[] leafHash) {}
