package evenhand.ledger.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.export.ExportWriter;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.SignerKey;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tree.Frontier;
import evenhand.ledger.witness.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A log with a checkpoint after every hundredth entry, or a hundred of them, and one witness, to be
 * exported and spoilt.
 */
public final class SampleLog {
  public static final String ORIGIN = "force.example/evenhand";
  private static final int BATCH = 100;
  private static final int CHECKPOINTS_MAX = 100;

  private final SignerKey key;
  private final SignerKey witness = SignerKey.generate("witness.example/w1", KeyType.COSIGNATURE);
  private final List<byte[]> entries = new ArrayList<>();

  private SampleLog(SignerKey key) {
    this.key = key;
  }

  public static SampleLog of(int size) {
    return of(size, SignerKey.generate(ORIGIN, KeyType.NOTE));
  }

  static SampleLog of(int size, SignerKey key) {
    SampleLog log = new SampleLog(key);
    for (int i = 0; i < size; i++) {
      log.entries.add(entry(i));
    }
    return log;
  }

  public static byte[] entry(int i) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    members.put("id", UUID.nameUUIDFromBytes(("" + i).getBytes(StandardCharsets.UTF_8)).toString());
    members.put("recorded_at", "2026-11-22T10:00:00Z");
    members.put("by", "handler-" + i % 7);
    return Entry.of(EntryKind.CLOSING, members).bytes();
  }

  public List<byte[]> entries() {
    return entries;
  }

  public SignerKey key() {
    return key;
  }

  public VerifierKey witness() {
    return witness.verifier();
  }

  /** The checkpoint over the first entries, signed and countersigned. */
  public SignedNote note(int size) {
    Frontier frontier = new Frontier();
    entries.subList(0, size).forEach(entry -> frontier.append(Entry.leafHash(entry)));
    return note(frontier);
  }

  private SignedNote note(Frontier frontier) {
    Checkpoint checkpoint = new Checkpoint(ORIGIN, frontier.size(), frontier.root());
    return checkpoint
        .signedBy(key)
        .with(witness.cosign(checkpoint, Instant.parse("2026-11-22T10:00:00Z")));
  }

  public Path export(Path folder) {
    try (ExportWriter writer = new ExportWriter(folder, tile -> Optional.empty())) {
      Frontier frontier = new Frontier();
      int batch = Math.max(BATCH, entries.size() / CHECKPOINTS_MAX);
      for (byte[] entry : entries) {
        writer.add(entry, Entry.leafHash(entry));
        frontier.append(Entry.leafHash(entry));
        if (frontier.size() % batch == 0 || frontier.size() == entries.size()) {
          writer.addCheckpoint(note(frontier).toString());
        }
      }
      writer.finish(new About(ORIGIN, entries.size(), List.of(key.verifier(), witness.verifier())));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Trust trust() {
    return new Trust(Policy.of(List.of(key.verifier(), witness.verifier()), 1), List.of());
  }

  static VerifyReport verify(Path folder, Trust trust) {
    return new LogVerifier(folder, entries -> {}).verify(trust);
  }
}
