package evenhand.governance.activation;

import evenhand.decision.RecordsDao;
import evenhand.decision.RevisionDao;
import evenhand.decision.UnknownRecordException;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Revisions as they were kept, and which of them came into force when. */
public final class KnownRevisions {
  private final RecordsDao records;

  public KnownRevisions(RecordsDao records) {
    this.records = records;
  }

  /** The revisions that were activated, the one that wins first. */
  public List<Activation> activations(Optional<String> rulebook) {
    return records
        .read(session -> session.dao(ActivationDao.class).activations(rulebook.orElse(null)))
        .stream()
        .map(Activation::of)
        .toList();
  }

  /** The revision in force at an instant; empty where none of the rulebook was ever activated. */
  public Optional<Revision> inForce(String rulebook, Instant at) {
    return activations(Optional.of(rulebook)).stream()
        .filter(activation -> activation.isEffective(at))
        .map(Activation::revision)
        .findFirst();
  }

  /**
   * A revision as it was kept, compiled again.
   *
   * @throws UnknownRecordException 404
   */
  public Rulebook stored(Revision revision) {
    return records.read(
        session -> {
          String id =
              session
                  .dao(ActivationDao.class)
                  .rulebookOf(revision.name())
                  .orElseThrow(() -> new UnknownRecordException("revision", revision.name()));
          return Rulebooks.stored(id, session.dao(RevisionDao.class).files(revision.name()));
        });
  }
}
