package evenhand.ledger.sequence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Countersignatures of witnesses. */
@RegisterConstructorMapper(CosignatureDao.Cosigned.class)
interface CosignatureDao {

  @SqlUpdate(
      """
      INSERT INTO ledger.cosignature (log, size, witness, line, received_at)
      VALUES (:log, :size, :witness, :line, :at)
      ON CONFLICT DO NOTHING
      """)
  void add(
      @Bind("log") String log,
      @Bind("size") long size,
      @Bind("witness") String witness,
      @Bind("line") String line,
      @Bind("at") Instant at);

  @SqlQuery(
      """
      SELECT line
      FROM ledger.cosignature
      WHERE log = :log AND size = :size
      ORDER BY witness
      """)
  List<String> lines(@Bind("log") String log, @Bind("size") long size);

  /** The largest size that so many witnesses countersigned; empty where none is. */
  @SqlQuery(
      """
      SELECT size
      FROM ledger.cosignature
      WHERE log = :log
      GROUP BY size
      HAVING count(*) >= :quorum
      ORDER BY size DESC
      LIMIT 1
      """)
  Optional<Long> newestSize(@Bind("log") String log, @Bind("quorum") int quorum);

  /** One countersignature: a witness's vkey and the size. */
  record Cosigned(long size, String witness) {}

  /** The newest countersignatures, largest size first. */
  @SqlQuery(
      """
      SELECT size, witness
      FROM ledger.cosignature
      WHERE log = :log
      ORDER BY size DESC
      LIMIT :limit
      """)
  List<Cosigned> newestCosigned(@Bind("log") String log, @Bind("limit") int limit);

  /** When the first checkpoint beyond a size was signed; empty where there is none. */
  @SqlQuery("SELECT min(sealed_at) FROM ledger.checkpoint WHERE log = :log AND size > :size")
  Optional<Instant> sealedBeyond(@Bind("log") String log, @Bind("size") long size);

  /** When a witness last countersigned. */
  @SqlQuery(
      """
      SELECT max(received_at)
      FROM ledger.cosignature
      WHERE log = :log AND witness = :witness
      """)
  Optional<Instant> newest(@Bind("log") String log, @Bind("witness") String witness);

  /** The size that a witness last countersigned. */
  @SqlQuery(
      """
      SELECT max(size)
      FROM ledger.cosignature
      WHERE log = :log AND witness = :witness
      """)
  Optional<Long> newestSizeOf(@Bind("log") String log, @Bind("witness") String witness);
}
