package evenhand.fairness.recorded;

import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Counts recorded decisions through the view of the fairness role. Thread-safe. */
public final class RecordedDao {
  private final Jdbi jdbi;

  /** Reads through connections of the fairness role. */
  public RecordedDao(Jdbi fairness) {
    this.jdbi = fairness;
  }

  /**
   * Everything read sees the same decisions, whatever is recorded meanwhile. Of what was recorded a
   * moment ago, a replay above all, PostgreSQL has no statistics: it would take it for a few rows
   * and look through all persons for each.
   */
  <T> T inSnapshot(Function<AuditedDao, T> reading) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          handle.execute("SET LOCAL enable_nestloop = off");
          return reading.apply(handle.attach(AuditedDao.class));
        });
  }

  /** The same, of times. */
  <T> T inTimesSnapshot(Function<TimedDao, T> reading) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> reading.apply(handle.attach(TimedDao.class)));
  }
}
