package evenhand.decision.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads the log of processing in the order of its lines. */
interface ProcessingDao {

  /** Whom alone the database lets read the log; until the transaction ends. */
  @SqlUpdate("SET LOCAL ROLE evenhand_auditor")
  void becomeAuditor();

  @SqlUpdate("RESET ROLE")
  void becomeServiceAgain();

  /** The next lines after one, of one record only or of all. */
  @SqlQuery(
      """
      SELECT p.id, p.recorded_at, p.made_by, p.operation, p.record_id, p.reason_code, p.recipient,
             p.log, e.index
      FROM ledger.processing p
      LEFT JOIN ledger.entry e ON e.id = p.id
      WHERE p.recorded_at >= :from AND p.recorded_at < :to
        AND (:record::uuid IS NULL OR p.record_id = :record)
        AND (p.recorded_at, p.id) > (:afterTime, :afterId)
      ORDER BY p.recorded_at, p.id
      LIMIT :limit
      """)
  @RegisterConstructorMapper(LoggedOperation.class)
  List<LoggedOperation> next(
      @Bind("from") Instant from,
      @Bind("to") Instant to,
      @Bind("record") @Nullable UUID record,
      @Bind("afterTime") Instant afterTime,
      @Bind("afterId") UUID afterId,
      @Bind("limit") int limit);

  /** The newest signed checkpoint of a log; none where nothing is sealed. */
  @SqlQuery("SELECT note FROM ledger.checkpoint WHERE log = :log ORDER BY size DESC LIMIT 1")
  List<String> checkpoint(@Bind("log") String log);
}
