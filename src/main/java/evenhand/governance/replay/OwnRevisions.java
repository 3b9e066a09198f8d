package evenhand.governance.replay;

import evenhand.decision.UnknownRecordException;
import evenhand.governance.difference.Carried;
import evenhand.governance.replay.ReplayDao.RecordedCase;
import evenhand.governance.replay.ReplayDao.ReplayedRow;
import evenhand.rulebook.EngineFaultException;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The revisions of recorded cases, each loaded once. One that cannot be loaded any more is told of
 * once, and its cases cannot be decided again: the others must not wait for it. Thread-safe.
 */
final class OwnRevisions {
  private static final Logger LOG = LoggerFactory.getLogger(OwnRevisions.class);

  private final Function<Revision, Rulebook> stored;
  private final Map<String, Optional<Carried>> loaded = new ConcurrentHashMap<>();

  OwnRevisions(Function<Revision, Rulebook> stored) {
    this.stored = stored;
  }

  /** Decides a case as it was decided. */
  ReplayedRow decide(RecordedCase recorded, UUID replay) {
    return Objects.requireNonNull(loaded.computeIfAbsent(recorded.revision(), this::load))
        .map(own -> Again.underOwn(own, recorded, replay))
        .orElseGet(() -> Again.refused(recorded, replay));
  }

  private Optional<Carried> load(String revision) {
    try {
      return Optional.of(new Carried(stored.apply(new Revision(revision))));
    } catch (RulebookFaultException | EngineFaultException | UnknownRecordException broken) {
      LOG.error("{} cannot be loaded again; its decisions cannot be checked", revision, broken);
      return Optional.empty();
    }
  }
}
