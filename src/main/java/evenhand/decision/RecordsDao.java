package evenhand.decision;

import evenhand.ledger.OutboxDao;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Transactions on the records: each ends within the limits of its connection, and the caller is
 * told what became of it. Thread-safe.
 */
public final class RecordsDao {
  private final Jdbi jdbi;

  public RecordsDao(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The DAOs of one connection. */
  public interface Session {
    <D> D dao(Class<D> type);
  }

  /**
   * Reads.
   *
   * @throws DatabaseUnavailableException where the database is down or slow
   */
  public <T> T read(Function<Session, T> reading) {
    try {
      return jdbi.withHandle(handle -> reading.apply(session(handle)));
    } catch (JdbiException e) {
      if (became(e) == Became.REFUSED) {
        throw e;
      }
      throw new DatabaseUnavailableException(e);
    }
  }

  /**
   * Writes a record with its outbox row in one transaction, committed before this returns.
   *
   * @param id of the outbox row, by which the record is looked up where a commit's end is unknown
   * @throws NotRecordedException where the database is down or slow
   */
  public void record(UUID id, Consumer<Session> writing) {
    writeOnce(
        handle -> handle.useTransaction(own -> writing.accept(session(own))),
        session -> session.dao(OutboxDao.class).waits(id));
  }

  /**
   * Writes once and never again by itself: where the connection breaks off, a new one looks whether
   * the record is there.
   *
   * @param isWritten looks the record up
   */
  public void writeOnce(Consumer<Handle> writing, Predicate<Session> isWritten) {
    try {
      jdbi.useHandle(writing::accept);
    } catch (JdbiException e) {
      switch (became(e)) {
        case REFUSED -> throw e;
        case NOTHING -> throw NotRecordedException.nothingWritten(e);
        case UNKNOWN -> lookUp(isWritten, e);
      }
    }
  }

  private void lookUp(Predicate<Session> isWritten, JdbiException broken) {
    boolean written;
    try {
      written = jdbi.withHandle(handle -> isWritten.test(session(handle)));
    } catch (JdbiException e) {
      broken.addSuppressed(e);
      throw NotRecordedException.unconfirmed(broken);
    }
    if (!written) {
      throw NotRecordedException.unconfirmed(broken);
    }
  }

  private static Session session(Handle handle) {
    return handle::attach;
  }

  /** What a failure leaves behind. */
  private enum Became {
    /** The statement was wrong: a fault of ours, nothing written. */
    REFUSED,
    /** The database was down or slow, nothing written. */
    NOTHING,
    /** The connection broke, and a commit may have been under way. */
    UNKNOWN
  }

  private static Became became(JdbiException failure) {
    if (failure instanceof ConnectionException) {
      return Became.NOTHING;
    }
    String state = sqlState(failure).orElse("");
    if (state.startsWith("08") || state.startsWith("57P")) {
      return Became.UNKNOWN;
    }
    boolean outOfOrder =
        state.equals("57014") // statement_timeout
            || state.startsWith("53") // out of disk, memory or connections
            || state.startsWith("55") // lock not available
            || state.startsWith("58") // input or output failed
            || state.startsWith("40") // rolled back by the server
            || state.equals("25006") // a standby, read-only
            || state.equals("25P03"); // idle in transaction for too long
    return outOfOrder ? Became.NOTHING : Became.REFUSED;
  }

  private static Optional<String> sqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql.getSQLState());
      }
    }
    return Optional.empty();
  }
}
