package evenhand.ledger.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Reads a log with its records as they are now. */
@RegisterConstructorMapper(ExportDao.Ordered.class)
@RegisterConstructorMapper(ExportDao.Entered.class)
@RegisterConstructorMapper(ExportDao.Recorded.class)
@RegisterConstructorMapper(ExportDao.Signed.class)
@RegisterConstructorMapper(ExportDao.Stray.class)
interface ExportDao {

  /** One place in the order of a log. */
  record Ordered(long index, UUID id, String kind, byte[] leafHash) {}

  @SqlQuery("SELECT max(size) FROM ledger.checkpoint WHERE log = :log")
  Optional<Long> size(@Bind("log") String log);

  @SqlQuery(
      """
      SELECT index, id, kind, leaf_hash
      FROM ledger.entry
      WHERE log = :log AND index >= :from AND index < :to
      ORDER BY index
      """)
  List<Ordered> order(@Bind("log") String log, @Bind("from") long from, @Bind("to") long to);

  /** The entry of one record. */
  record Entered(UUID id, byte[] entry) {}

  /** One for each id, unless somebody added or took a record. */
  @SqlQuery("SELECT id, entry FROM ledger.record WHERE kind = :kind AND id = ANY (:ids)")
  List<Entered> recorded(@Bind("kind") String kind, @Bind("ids") UUID[] ids);

  /** Id to the columns that say something else than the entry. */
  @KeyColumn("id")
  @ValueColumn("columns")
  @SqlQuery("SELECT id, columns FROM ledger.difference WHERE kind = :kind AND id = ANY (:ids)")
  Map<UUID, String> differing(@Bind("kind") String kind, @Bind("ids") UUID[] ids);

  /** A record with its kind. */
  record Recorded(String kind, UUID id) {}

  /** Lets the next statement of a transaction take as long as it takes. */
  @SqlUpdate("SET LOCAL statement_timeout = 0")
  void takeYourTime();

  /** Records of a log that neither wait to be sealed nor are sealed: nobody can have made them. */
  @SqlQuery(
      """
      SELECT kind, id
      FROM ledger.record r
      WHERE (kind = 'access') = (:log = 'access')
        AND NOT EXISTS (SELECT FROM ledger.entry e WHERE e.id = r.id)
        AND NOT EXISTS (SELECT FROM ledger.outbox o WHERE o.id = r.id)
      ORDER BY id
      LIMIT :limit
      """)
  List<Recorded> outsideOf(@Bind("log") String log, @Bind("limit") int limit);

  /** A row beside the records that stands for none of them, and what it is. */
  record Stray(UUID id, String columns) {}

  /** Such rows; one that a service wrote came with its record, in one transaction. */
  @SqlQuery("SELECT id, columns FROM ledger.stray ORDER BY id LIMIT :limit")
  List<Stray> strays(@Bind("limit") int limit);

  /** The note of a checkpoint with the size under which it is recorded. */
  record Signed(long size, String note) {}

  /** Notes with all countersignatures on them, each ending in a newline, smallest size first. */
  @SqlQuery(
      """
      SELECT c.size,
             c.note || coalesce(
               (SELECT string_agg(s.line || chr(10), '' ORDER BY s.witness)
                FROM ledger.cosignature s
                WHERE s.log = c.log AND s.size = c.size), '') AS note
      FROM ledger.checkpoint c
      WHERE c.log = :log AND c.size > :after AND c.size <= :to
      ORDER BY c.size
      LIMIT :limit
      """)
  List<Signed> notes(
      @Bind("log") String log,
      @Bind("after") long after,
      @Bind("to") long to,
      @Bind("limit") int limit);
}
