package evenhand.ledger.verify;

import evenhand.ledger.Hash;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.proof.PlainJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The checkpoints of a log in the order of their sizes, compared with the roots that the entries
 * give. Keeps one checkpoint at a time.
 */
final class CheckpointLine {
  private final BufferedReader lines;
  private final Trust trust;
  private final String origin;
  private final Findings findings;
  private final Deque<Checkpoint> external = new ArrayDeque<>();
  private Optional<Checkpoint> next = Optional.empty();
  private Optional<SignedNote> last = Optional.empty();
  private long good;
  private long count;

  CheckpointLine(BufferedReader lines, Trust trust, String origin, Findings findings) {
    this.lines = lines;
    this.trust = trust;
    this.origin = origin;
    this.findings = findings;
    trust.checkpoints().stream()
        .map(this::externalCheckpoint)
        .flatMap(Optional::stream)
        .sorted((a, b) -> Long.compare(a.size(), b.size()))
        .forEach(external::add);
    advance(0);
  }

  private Optional<Checkpoint> externalCheckpoint(SignedNote note) {
    try {
      Checkpoint checkpoint = trust.checkpoint(note);
      if (checkpoint.origin().equals(origin)) {
        return Optional.of(checkpoint);
      }
      findings.add("a checkpoint kept elsewhere is of another log: " + checkpoint.origin());
    } catch (InvalidNoteException e) {
      findings.add("a checkpoint kept elsewhere: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** The size at which a root is compared next; -1 where none is. */
  long nextSize() {
    long mine = next.map(Checkpoint::size).orElse(Long.MAX_VALUE);
    long theirs = external.isEmpty() ? Long.MAX_VALUE : external.getFirst().size();
    long size = Math.min(mine, theirs);
    return size == Long.MAX_VALUE ? -1 : size;
  }

  void compare(long size, Hash root) {
    if (next.isPresent() && next.get().size() == size) {
      if (next.get().root().equals(root)) {
        good = size;
      } else {
        findings.add(
            findings.firstFrom(good),
            "the entries up to " + size + " do not give the root that was signed");
      }
      advance(size);
    }
    while (!external.isEmpty() && external.getFirst().size() == size) {
      if (!external.removeFirst().root().equals(root)) {
        findings.add(good, "this is not the log of the checkpoint of " + size + " kept elsewhere");
      }
    }
  }

  private void advance(long after) {
    next = Optional.empty();
    String line = read();
    while (!line.isEmpty() && next.isEmpty()) {
      count++;
      try {
        next = Optional.of(checked(line, after));
      } catch (InvalidNoteException e) {
        findings.add("line " + count + " of checkpoints.ndjson: " + e.getMessage());
        line = read();
      }
    }
  }

  private Checkpoint checked(String line, long after) {
    if (!(PlainJson.parse(line.getBytes(StandardCharsets.ISO_8859_1)) instanceof String text)) {
      throw new InvalidNoteException("a line is one text");
    }
    SignedNote note = SignedNote.parse(text);
    Checkpoint checkpoint = trust.checkpoint(note);
    if (!checkpoint.origin().equals(origin) || checkpoint.size() <= after) {
      throw new InvalidNoteException("it is of another log or not larger than the one before");
    }
    if (!trust.knowsAll(note)) {
      throw new InvalidNoteException("it has a signature by a key that is not known");
    }
    trust.witnesses(note);
    last = Optional.of(note);
    return checkpoint;
  }

  private String read() {
    try {
      String line = lines.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoints.ndjson cannot be read", e);
    }
  }

  /** Tells of checkpoints that are larger than the log. */
  void finish(long size) {
    while (next.isPresent()) {
      findings.add(
          size, "a checkpoint of " + next.get().size() + " was signed, but entries end here");
      advance(next.get().size());
    }
    for (Checkpoint kept : external) {
      findings.add(
          size, "a checkpoint of " + kept.size() + " is kept elsewhere, but entries end here");
    }
  }

  Optional<SignedNote> last() {
    return last;
  }

  long count() {
    return count;
  }
}
