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

  /** Whether a record still waits to be sealed. */
  @SqlQuery("SELECT EXISTS (SELECT FROM ledger.outbox WHERE id = :id)")
  boolean waits(@Bind("id") UUID id);
}
