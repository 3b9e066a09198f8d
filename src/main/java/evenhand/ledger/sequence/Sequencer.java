package evenhand.ledger.sequence;

import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.SignerKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Seals one log, batch by batch. Many may run against one database: a lock lets one at a time, and
 * even without it only one checkpoint can follow another. Not thread-safe.
 */
public final class Sequencer {
  /** Entries of one batch at most. */
  public static final int BATCH_MAX = 5_000;

  private final Jdbi jdbi;
  private final SealedLog log;
  private final String origin;
  private final SignerKey key;
  private final InstantSource clock;

  Sequencer(Jdbi jdbi, SealedLog log, String origin, SignerKey key, InstantSource clock) {
    this.jdbi = jdbi;
    this.log = log;
    this.origin = origin;
    this.key = key;
    this.clock = clock;
  }

  /** What one pass did: how many entries it sealed, and the size of the log where it looked. */
  public record Pass(int sealed, Optional<Long> size) {}

  private record Batch(LogEdge edge, String note, int entries) {}

  /**
   * Seals what waits, as far as one batch holds.
   *
   * @throws SealingStoppedException where something is not as it was recorded
   */
  public Pass seal() {
    FaultPoint.BEFORE_LOCK.reach();
    Optional<Batch> batch = jdbi.inTransaction(this::sealBatch);
    FaultPoint.AFTER_COMMIT.reach();
    batch
        .filter(done -> done.entries() > 0)
        .ifPresent(done -> log.advance(done.edge(), done.note()));
    FaultPoint.AFTER_PUBLISHING.reach();
    return new Pass(batch.map(Batch::entries).orElse(0), batch.map(done -> done.edge().size()));
  }

  private Optional<Batch> sealBatch(Handle handle) {
    SequencerDao dao = handle.attach(SequencerDao.class);
    String name = log.name().code();
    boolean isActive = dao.lock(name);
    FaultPoint.AFTER_LOCK.reach();
    Head head = dao.newestCheckpoint(name).map(Head::of).orElse(Head.EMPTY);
    LogEdge edge = log.at(dao, head);
    if (!isActive) {
      return Optional.of(new Batch(edge, "", 0));
    }
    List<Waiting> waiting = dao.waiting(name, BATCH_MAX);
    FaultPoint.AFTER_READING_WAITING.reach();
    return Optional.of(
        waiting.isEmpty() ? new Batch(edge, "", 0) : sealWaiting(dao, head, edge, waiting));
  }

  private Batch sealWaiting(SequencerDao dao, Head head, LogEdge edge, List<Waiting> waiting) {
    List<byte[]> entries = RecordedEntries.read(dao, waiting);
    FaultPoint.AFTER_READING_ENTRIES.reach();
    LogEdge.Grown grown = edge.grow(entries);
    Checkpoint checkpoint = new Checkpoint(origin, grown.edge().size(), grown.edge().root());
    FaultPoint.AFTER_GROWING.reach();
    log.write(grown.files());
    FaultPoint.AFTER_TILES.reach();
    SignedNote note = checkpoint.signedBy(key);
    if (note.verified(List.of(key.verifier())).size() != 1) {
      throw new SealingStoppedException("a signature made just now does not verify");
    }
    FaultPoint.AFTER_SIGNING.reach();
    record(dao, head, checkpoint, note, waiting);
    FaultPoint.BEFORE_COMMIT.reach();
    return new Batch(grown.edge(), note.toString(), waiting.size());
  }

  private void record(
      SequencerDao dao, Head head, Checkpoint checkpoint, SignedNote note, List<Waiting> waiting) {
    String name = log.name().code();
    UUID[] ids = RecordedEntries.ids(waiting);
    int added = dao.add(name, checkpoint.size(), head.size(), note.toString(), clock.instant());
    if (added == 0) {
      throw new OvertakenException();
    }
    FaultPoint.BETWEEN_ROWS.reach();
    int ordered = dao.order(name, head.size(), ids);
    int left = dao.leave(name, ids);
    if (ordered != ids.length || left != ids.length) {
      throw new OvertakenException();
    }
  }
}
