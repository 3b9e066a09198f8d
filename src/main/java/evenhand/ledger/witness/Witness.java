package evenhand.ledger.witness;

import evenhand.ledger.Hash;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.NoteSignature;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.SignerKey;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.tree.ConsistencyProof;
import evenhand.ledger.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Countersigns checkpoints of the logs it knows, each only where it grew from the last one that it
 * countersigned, and remembers that one on disk before it answers. Thread-safe.
 */
public final class Witness {
  private static final int MALFORMED = 400;
  private static final int UNSIGNED = 403;
  private static final int UNKNOWN_LOG = 404;
  private static final int OTHER_SIZE = 409;
  private static final int INCONSISTENT = 422;

  private final SignerKey key;
  private final List<VerifierKey> logs;
  private final LogFolder memory;
  private final InstantSource clock;

  /**
   * @param logs keys of the logs whose checkpoints are countersigned
   * @param memory folder with the last checkpoint of each log
   */
  public Witness(
      SignerKey key, Collection<VerifierKey> logs, LogFolder memory, InstantSource clock) {
    this.key = key;
    this.logs = List.copyOf(logs);
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Checks a checkpoint and countersigns it.
   *
   * @throws RefusedException with the status that C2SP tlog-witness names
   */
  public synchronized NoteSignature add(Submission submission) throws RefusedException {
    SignedNote note = submission.note();
    Checkpoint checkpoint = signed(note);
    Checkpoint last = last(checkpoint.origin());
    if (submission.oldSize() > checkpoint.size()) {
      throw new RefusedException(MALFORMED, "the old size is larger than the checkpoint");
    }
    if (submission.oldSize() != last.size()) {
      throw new RefusedException(OTHER_SIZE, last.size() + "\n");
    }
    boolean grew =
        new ConsistencyProof(last.size(), checkpoint.size(), submission.proof())
            .holds(last.root(), checkpoint.root());
    boolean isEmpty = checkpoint.size() == 0 && !checkpoint.root().equals(Tree.emptyRoot());
    if (!grew || isEmpty) {
      throw new RefusedException(
          INCONSISTENT, "this is not what the log of " + last.size() + " entries grew into\n");
    }
    memory.write(file(checkpoint.origin()), note.toString().getBytes(StandardCharsets.UTF_8));
    memory.sync();
    return key.cosign(checkpoint, clock.instant());
  }

  private Checkpoint signed(SignedNote note) throws RefusedException {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(note.text());
    } catch (InvalidNoteException e) {
      throw new RefusedException(MALFORMED, e.getMessage() + "\n");
    }
    List<VerifierKey> known =
        logs.stream().filter(log -> log.name().equals(checkpoint.origin())).toList();
    if (known.isEmpty()) {
      throw new RefusedException(UNKNOWN_LOG, "the log " + checkpoint.origin() + " is unknown\n");
    }
    try {
      if (!note.verified(known).isEmpty()) {
        return checkpoint;
      }
    } catch (InvalidNoteException e) {
      throw new RefusedException(UNSIGNED, e.getMessage() + "\n");
    }
    throw new RefusedException(UNSIGNED, "no known key of the log signed this\n");
  }

  private Checkpoint last(String origin) {
    Optional<byte[]> remembered = memory.read(file(origin));
    return remembered
        .map(bytes -> Checkpoint.parse(SignedNote.parse(bytes).text()))
        .orElse(new Checkpoint(origin, 0, Tree.emptyRoot()));
  }

  /** An origin may hold anything; its hash is a plain file name. */
  private static String file(String origin) {
    return Hash.over(origin.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
