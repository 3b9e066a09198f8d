package evenhand.ledger.sequence;

import evenhand.ledger.LogName;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.witness.Policy;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** How far a quorum of witnesses has countersigned each log, from what is recorded of it. */
public final class WitnessedLogs {
  /** Countersignatures looked through for a quorum: several a witness. */
  private static final int RECENT = 200;

  private final Policy policy;
  private final Jdbi jdbi;

  public WitnessedLogs(Policy policy, Jdbi jdbi) {
    this.policy = policy;
    this.jdbi = jdbi;
  }

  /**
   * Since when entries were sealed that no quorum of witnesses has countersigned; empty where all
   * that is sealed is witnessed.
   */
  public Optional<Instant> notWitnessedSince(LogName name) {
    return jdbi.withExtension(
        CosignatureDao.class, dao -> dao.sealedBeyond(name.code(), witnessedSize(dao, name)));
  }

  private long witnessedSize(CosignatureDao dao, LogName name) {
    Map<Long, Set<VerifierKey>> bySize = new TreeMap<>(Comparator.reverseOrder());
    for (CosignatureDao.Cosigned each : dao.newestCosigned(name.code(), RECENT)) {
      bySize
          .computeIfAbsent(each.size(), size -> new HashSet<>())
          .add(VerifierKey.parse(each.witness()));
    }
    return bySize.entrySet().stream()
        .filter(each -> policy.isMetBy(each.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(0L);
  }
}
