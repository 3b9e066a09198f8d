package evenhand.decision.history;

import evenhand.decision.RecordsDao;
import evenhand.decision.RevisionDao;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps every revision that ever ran, so that an old decision can be decided again for ever. */
public final class RevisionsService {
  private final RecordsDao records;
  private final InstantSource clock;

  public RevisionsService(RecordsDao records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /** Keeps revisions before they first decide anything; to be called at start. */
  public void keep(Collection<Rulebook> rulebooks) {
    records.read(
        session -> {
          RevisionDao revisions = session.dao(RevisionDao.class);
          rulebooks.forEach(
              rulebook ->
                  revisions.keep(
                      rulebook.revision().name(),
                      rulebook.id(),
                      rulebook.version(),
                      clock.instant(),
                      rulebook.content()));
          return rulebooks.size();
        });
  }

  /** The files of a revision by path; empty where it never ran here. */
  public SortedMap<String, byte[]> files(Revision revision) {
    return records.read(
        session -> new TreeMap<>(session.dao(RevisionDao.class).files(revision.name())));
  }

  /** Every revision of a rulebook that ran here, the first seen first. */
  public List<RevisionDao.SeenRevision> of(String rulebook) {
    return records.read(session -> session.dao(RevisionDao.class).of(rulebook));
  }
}
