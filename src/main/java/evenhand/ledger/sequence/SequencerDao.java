package evenhand.ledger.sequence;

import java.time.Instant;
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

/** The rows of a log: what waits, the order of what is sealed, and the checkpoints. */
@RegisterConstructorMapper(Waiting.class)
public interface SequencerDao {

  /** Takes the right to seal a log until the transaction ends; false where another holds it. */
  @SqlQuery("SELECT pg_try_advisory_xact_lock(hashtextextended('evenhand.ledger.' || :log, 0))")
  boolean lock(@Bind("log") String log);

  @SqlQuery(
      """
      SELECT note
      FROM ledger.checkpoint
      WHERE log = :log
      ORDER BY size DESC
      LIMIT 1
      """)
  Optional<String> newestCheckpoint(@Bind("log") String log);

  @SqlQuery("SELECT note FROM ledger.checkpoint WHERE log = :log AND size = :size")
  Optional<String> checkpoint(@Bind("log") String log, @Bind("size") long size);

  @SqlQuery(
      """
      SELECT id, kind, leaf_hash
      FROM ledger.outbox
      WHERE log = :log
      ORDER BY id
      LIMIT :limit
      """)
  List<Waiting> waiting(@Bind("log") String log, @Bind("limit") int limit);

  /** The entries of a log from an index to before another, in order. */
  @SqlQuery(
      """
      SELECT id, kind, leaf_hash
      FROM ledger.entry
      WHERE log = :log AND index >= :from AND index < :to
      ORDER BY index
      """)
  List<Waiting> sealed(@Bind("log") String log, @Bind("from") long from, @Bind("to") long to);

  /** Id to exact bytes; ids that are not recorded as this kind are missing. */
  @KeyColumn("id")
  @ValueColumn("entry")
  @SqlQuery("SELECT id, entry FROM ledger.record WHERE kind = :kind AND id = ANY (:ids)")
  Map<UUID, byte[]> recorded(@Bind("kind") String kind, @Bind("ids") UUID[] ids);

  /** The index of a sealed record. */
  @SqlQuery("SELECT index FROM ledger.entry WHERE log = :log AND id = :id")
  Optional<Long> index(@Bind("log") String log, @Bind("id") UUID id);

  /** Moves what waited into the order of the log; gives how many moved. */
  @SqlUpdate(
      """
      INSERT INTO ledger.entry (log, index, id, kind, leaf_hash)
      SELECT :log, :from + n.place - 1, o.id, o.kind, o.leaf_hash
      FROM unnest(:ids) WITH ORDINALITY AS n (id, place)
      JOIN ledger.outbox o ON o.log = :log AND o.id = n.id
      """)
  int order(@Bind("log") String log, @Bind("from") long from, @Bind("ids") UUID[] ids);

  @SqlUpdate("DELETE FROM ledger.outbox WHERE log = :log AND id = ANY (:ids)")
  int leave(@Bind("log") String log, @Bind("ids") UUID[] ids);

  /** Adds a checkpoint after the one of a size; 0 where another already follows that one. */
  @SqlUpdate(
      """
      INSERT INTO ledger.checkpoint (log, size, previous_size, note, sealed_at)
      VALUES (:log, :size, :previous, :note, :at)
      ON CONFLICT DO NOTHING
      """)
  int add(
      @Bind("log") String log,
      @Bind("size") long size,
      @Bind("previous") long previous,
      @Bind("note") String note,
      @Bind("at") Instant at);

  /** The oldest id that waits: its first 48 bits are the time of recording. */
  @SqlQuery("SELECT id FROM ledger.outbox WHERE log = :log ORDER BY id LIMIT 1")
  Optional<UUID> oldestWaiting(@Bind("log") String log);
}
