package evenhand.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Keeps the exact bytes of records that have no table with an entry of their own: what became of
 * decisions, of disparities and of reports.
 */
public interface EventDao {

  /** Adds an entry; {@link OutboxDao#add} has it sealed, in the same transaction. */
  default void add(UUID id, Entry entry, Instant recordedAt, String madeBy) {
    insert(id, entry.kind().code(), recordedAt, madeBy, entry.bytes());
  }

  @SqlUpdate(
      """
      INSERT INTO ledger.event (id, kind, recorded_at, made_by, entry)
      VALUES (:id, :kind, :recordedAt, :madeBy, :entry)
      """)
  void insert(
      @Bind("id") UUID id,
      @Bind("kind") String kind,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy,
      @Bind("entry") byte[] entry);
}
