package evenhand.ledger;

import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What waits to be sealed, written in the transaction of the record itself. */
public interface OutboxDao {

  default void add(UUID id, Entry entry) {
    insert(id, entry.kind().code(), entry.leafHash().bytes());
  }

  @SqlUpdate(
      """
      INSERT INTO ledger.outbox (id, kind, leaf_hash)
      VALUES (:id, :kind, :leafHash)
      """)
  void insert(@Bind("id") UUID id, @Bind("kind") String kind, @Bind("leafHash") byte[] leafHash);

  /** Adds an entry of the access log. */
  default void addAccess(UUID id, Entry entry) {
    insertInto(LogName.ACCESS.code(), id, entry.kind().code(), entry.leafHash().bytes());
  }

  @SqlUpdate(
      """
      INSERT INTO ledger.outbox (log, id, kind, leaf_hash)
      VALUES (:log, :id, :kind, :leafHash)
      """)
  void insertInto(
      @Bind("log") String log,
      @Bind("id") UUID id,
      @Bind("kind") String kind,
      @Bind("leafHash") byte[] leafHash);

  /** Whether a record was written, be it sealed by now or not. */
  @SqlQuery(
      """
      SELECT EXISTS (SELECT FROM ledger.outbox WHERE id = :id)
          OR EXISTS (SELECT FROM ledger.entry WHERE id = :id)
      """)
  boolean isWritten(@Bind("id") UUID id);

  /** Whether a record still waits to be sealed. */
  @SqlQuery("SELECT EXISTS (SELECT FROM ledger.outbox WHERE id = :id)")
  boolean waits(@Bind("id") UUID id);
}
