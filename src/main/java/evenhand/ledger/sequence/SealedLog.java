package evenhand.ledger.sequence;

import evenhand.ledger.LogName;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.tile.MissingTileException;
import evenhand.ledger.tile.PublishedLog;
import evenhand.ledger.tile.TilePath;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One log as this process publishes it: its folder, kept in step with the database, which holds the
 * order and the checkpoints. Not thread-safe; one thread seals.
 */
final class SealedLog {
  private static final Logger LOG = LoggerFactory.getLogger(SealedLog.class);
  private static final int CATCH_UP_ENTRIES = 20 * TilePath.WIDTH;

  private final LogName name;
  private final LogFolder folder;
  private final Collection<VerifierKey> keys;
  private Optional<LogEdge> edge = Optional.empty();

  SealedLog(LogName name, LogFolder folder, Collection<VerifierKey> keys) {
    this.name = name;
    this.folder = folder;
    this.keys = List.copyOf(keys);
  }

  LogName name() {
    return name;
  }

  /** The edge that belongs to the newest checkpoint, after the folder has caught up with it. */
  LogEdge at(SequencerDao dao, Head head) {
    LogEdge known = edge.orElseGet(() -> open(dao, head));
    if (known.size() > head.size()) {
      throw new SealingStoppedException(
          "the folder of the log "
              + name.code()
              + " has "
              + known.size()
              + " entries, the database only "
              + head.size()
              + ": was an old copy of the database restored?");
    }
    LogEdge caughtUp = known.size() == head.size() ? known : catchUp(dao, known, head);
    if (!caughtUp.isThatOf(head)) {
      throw new SealingStoppedException(
          "the entries of the log " + name.code() + " do not give the root of its checkpoint");
    }
    edge = Optional.of(caughtUp);
    return caughtUp;
  }

  private LogEdge open(SequencerDao dao, Head head) {
    Optional<Head> published = published();
    if (published.isEmpty()) {
      return LogEdge.empty();
    }
    refuseAnotherHistory(dao, head, published.get());
    try {
      LogEdge read = LogEdge.read(folder, published.get().size());
      if (read.isThatOf(published.get())) {
        return read;
      }
    } catch (MissingTileException | IllegalArgumentException e) {
      LOG.warn("The folder of the log {} is damaged", name.code(), e);
    }
    LOG.warn("The folder of the log {} is written anew from the records", name.code());
    return LogEdge.empty();
  }

  private Optional<Head> published() {
    try {
      return folder
          .read(PublishedLog.CHECKPOINT)
          .map(
              bytes -> {
                if (SignedNote.parse(bytes).verified(keys).isEmpty()) {
                  throw new InvalidNoteException("it is not signed by a key of this log");
                }
                return Head.of(new String(bytes, StandardCharsets.UTF_8));
              });
    } catch (InvalidNoteException e) {
      throw new SealingStoppedException(
          "the checkpoint in the folder of the log " + name.code() + " cannot be trusted", e);
    }
  }

  private void refuseAnotherHistory(SequencerDao dao, Head head, Head published) {
    boolean same =
        published.size() <= head.size()
            && dao.checkpoint(name.code(), published.size())
                .map(Head::of)
                .filter(published::equals)
                .isPresent();
    if (published.size() > 0 && !same) {
      throw new SealingStoppedException(
          "the database does not hold the checkpoint of "
              + published.size()
              + " entries that the log "
              + name.code()
              + " published: was an old copy of the database restored?");
    }
  }

  private LogEdge catchUp(SequencerDao dao, LogEdge from, Head head) {
    LogEdge grown = from;
    while (grown.size() < head.size()) {
      long to = Math.min(head.size(), grown.size() + CATCH_UP_ENTRIES);
      List<Waiting> sealed = dao.sealed(name.code(), grown.size(), to);
      if (sealed.size() != to - grown.size()) {
        throw new SealingStoppedException(
            "entries are missing between " + grown.size() + " and " + to);
      }
      LogEdge.Grown next = grown.grow(RecordedEntries.read(dao, sealed));
      write(next.files());
      grown = next.edge();
    }
    if (grown.isThatOf(head)) {
      dao.checkpoint(name.code(), head.size()).ifPresent(this::publish);
    }
    return grown;
  }

  /** Writes files so that they are on the disk when this returns. */
  void write(Map<TilePath, byte[]> files) {
    files.forEach(
        (path, bytes) -> {
          folder.write(path.toString(), bytes);
          FaultPoint.BETWEEN_TILES.reach();
        });
    folder.sync();
  }

  /** Takes note of what was committed and shows it. */
  void advance(LogEdge to, String note) {
    Optional<LogEdge> before = edge;
    edge = Optional.of(to);
    publish(note);
    before.map(LogEdge::unfinished).orElse(List.of()).stream()
        .filter(path -> !to.unfinished().contains(path))
        .forEach(path -> folder.delete(path.toString()));
  }

  private void publish(String note) {
    folder.write(PublishedLog.CHECKPOINT, note.getBytes(StandardCharsets.UTF_8));
    folder.sync();
  }
}
