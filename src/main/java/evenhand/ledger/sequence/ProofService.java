package evenhand.ledger.sequence;

import evenhand.ledger.LogName;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.NoteSignature;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.proof.LogProof;
import evenhand.ledger.proof.ProofFile;
import evenhand.ledger.tile.PublishedLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Proves that records are in their log. Thread-safe. */
public final class ProofService {
  private final Ledger ledger;
  private final Jdbi jdbi;

  public ProofService(Ledger ledger, Jdbi jdbi) {
    this.ledger = ledger;
    this.jdbi = jdbi;
  }

  /**
   * The proof of one record under the newest checkpoint that a witness countersigned, or under the
   * newest where none that holds the record is; empty while the record is not sealed.
   */
  public Optional<ProofFile> proof(LogName name, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .attach(SequencerDao.class)
                .index(name.code(), id)
                .flatMap(index -> proof(handle, name, index)));
  }

  private Optional<ProofFile> proof(Handle handle, LogName name, long index) {
    PublishedLog log = ledger.published(name);
    Optional<SignedNote> newest = log.note();
    Optional<SignedNote> witnessed =
        handle
            .attach(CosignatureDao.class)
            .newestSize(name.code(), 1)
            .filter(size -> size > index)
            .flatMap(size -> note(handle, name, size));
    return witnessed
        .or(() -> newest)
        .filter(note -> Checkpoint.parse(note.text()).size() > index)
        .flatMap(note -> proof(log, index, note));
  }

  private static Optional<ProofFile> proof(PublishedLog log, long index, SignedNote note) {
    long size = Checkpoint.parse(note.text()).size();
    return log.entry(index)
        .map(
            entry ->
                new ProofFile(
                    new String(entry, StandardCharsets.UTF_8),
                    new LogProof(log.inclusion(index, size), note),
                    List.of()));
  }

  /** The checkpoint of a size with all countersignatures on it. */
  public Optional<SignedNote> note(LogName name, long size) {
    return jdbi.withHandle(handle -> note(handle, name, size));
  }

  private static Optional<SignedNote> note(Handle handle, LogName name, long size) {
    return handle
        .attach(SequencerDao.class)
        .checkpoint(name.code(), size)
        .map(SignedNote::parse)
        .map(
            note -> {
              SignedNote all = note;
              CosignatureDao cosignatures = handle.attach(CosignatureDao.class);
              for (String line : cosignatures.lines(name.code(), size)) {
                all = all.with(NoteSignature.parse(line));
              }
              return all;
            });
  }

  /** The newest checkpoint of a log with all countersignatures on it; empty before the first. */
  public Optional<SignedNote> newest(LogName name) {
    Optional<SignedNote> published = ledger.published(name).note();
    return published
        .flatMap(note -> note(name, Checkpoint.parse(note.text()).size()))
        .or(() -> published);
  }
}
