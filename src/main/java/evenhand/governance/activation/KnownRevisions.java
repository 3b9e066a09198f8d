package evenhand.governance.activation;

import evenhand.decision.RecordsDao;
import evenhand.decision.RevisionDao;
import evenhand.decision.UnknownRecordException;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;

/** Revisions as they were kept. */
public final class KnownRevisions {
  private final RecordsDao records;

  public KnownRevisions(RecordsDao records) {
    this.records = records;
  }

  /**
   * A revision as it was kept, compiled again.
   *
   * @throws UnknownRecordException 404
   * @throws evenhand.rulebook.RulebookFaultException where its files are not what they were; they
   *     are not compiled then
   */
  public Rulebook stored(Revision revision) {
    return records.read(
        session -> {
          String id =
              session
                  .dao(ActivationDao.class)
                  .rulebookOf(revision.name())
                  .orElseThrow(() -> new UnknownRecordException("revision", revision.name()));
          return Rulebooks.stored(
              id, revision, session.dao(RevisionDao.class).files(revision.name()));
        });
  }
}
