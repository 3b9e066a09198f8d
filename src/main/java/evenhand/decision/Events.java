package evenhand.decision;

import evenhand.decision.RecordsDao.Session;
import evenhand.ledger.Entry;
import evenhand.ledger.EventDao;
import evenhand.ledger.OutboxDao;
import java.time.Instant;
import java.util.UUID;

/** Keeps the exact bytes of records whose kind has no table with room for them. */
public final class Events {
  private Events() {}

  /** Keeps an entry and lets it be sealed, within the transaction of the session. */
  public static void seal(Session session, UUID id, Instant now, Actor by, Entry entry) {
    session.dao(EventDao.class).add(id, entry, now, by.pseudonym());
    session.dao(OutboxDao.class).add(id, entry);
  }
}
