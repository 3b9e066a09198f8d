package evenhand.decision;

import evenhand.decision.RecordsDao.Session;
import evenhand.ledger.Entry;
import evenhand.ledger.OutboxDao;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Keeps the exact bytes of records whose kind has no table with room for them. */
public interface EventDao {

  /** Keeps an entry and lets it be sealed, within the transaction of the session. */
  static void seal(Session session, UUID id, Instant now, Actor by, Entry entry) {
    session
        .dao(EventDao.class)
        .addEvent(id, entry.kind().code(), now, by.pseudonym(), entry.bytes());
    session.dao(OutboxDao.class).add(id, entry);
  }

  @SqlUpdate(
      """
      INSERT INTO ledger.event (id, kind, recorded_at, made_by, entry)
      VALUES (:id, :kind, :recordedAt, :madeBy, :entry)
      """)
  void addEvent(
      @Bind("id") UUID id,
      @Bind("kind") String kind,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy,
      @Bind("entry") byte[] entry);
}
