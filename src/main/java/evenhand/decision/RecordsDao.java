package evenhand.decision;

import evenhand.ledger.OutboxDao;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

  /**
   * The DAOs of one connection, and the connection itself for statements that every request runs.
   */
  public static final class Session {
    private final Handle handle;

    private Session(Handle handle) {
      this.handle = handle;
    }

    public <D> D dao(Class<D> type) {
      return handle.attach(type);
    }

    public Handle handle() {
      return handle;
    }

    private <T> T inTransaction(Function<Session, T> writing) {
      return handle.inTransaction(own -> writing.apply(new Session(own)));
    }
  }

  /**
   * Reads, no further than the call that the thread is answering may.
   *
   * @throws DatabaseUnavailableException where the database is down or slow
   */
  public <T> T read(Function<Session, T> reading) {
    try {
      ReadScope scope = ReadScope.current();
      return scope.isNarrow()
          ? jdbi.inTransaction(handle -> narrowed(handle, scope, reading))
          : jdbi.withHandle(handle -> reading.apply(new Session(handle)));
    } catch (JdbiException e) {
      if (became(e) == Became.REFUSED) {
        throw e;
      }
      throw new DatabaseUnavailableException(e);
    }
  }

  private static <T> T narrowed(Handle handle, ReadScope scope, Function<Session, T> reading) {
    handle
        .attach(ReadScopeDao.class)
        .narrow(scope.reach().code(), scope.caller().map(Actor::pseudonym).orElse(""));
    return reading.apply(new Session(handle));
  }

  /**
   * Reads what has to be known before a record is written.
   *
   * @throws NotRecordedException where the database is down or slow
   */
  public <T> T readFirst(Function<Session, T> reading) {
    try {
      return read(reading);
    } catch (DatabaseUnavailableException e) {
      throw NotRecordedException.nothingWritten(e);
    }
  }

  /**
   * Writes a record with its outbox row in one transaction, committed before this returns.
   *
   * @param id of the outbox row, by which the record is looked up where a commit's end is unknown
   * @param written what to return where the record was found by looking it up
   * @throws NotRecordedException where the database is down or slow
   */
  public <T> T record(UUID id, T written, Function<Session, T> writing) {
    return writeOnce(
        session -> session.inTransaction(writing),
        session ->
            session.dao(OutboxDao.class).isWritten(id) ? Optional.of(written) : Optional.empty());
  }

  /**
   * Writes once and never again by itself: where the connection breaks off, a new one looks whether
   * the record is there.
   *
   * @param lookUp finds what the writing would have returned, or empty where nothing was written
   */
  public <T> T writeOnce(Function<Session, T> writing, Function<Session, Optional<T>> lookUp) {
    try {
      return jdbi.withHandle(handle -> writing.apply(new Session(handle)));
    } catch (JdbiException e) {
      return switch (became(e)) {
        case REFUSED -> throw e;
        case NOTHING -> throw NotRecordedException.nothingWritten(e);
        case UNKNOWN -> found(lookUp, e);
      };
    }
  }

  private <T> T found(Function<Session, Optional<T>> lookUp, JdbiException broken) {
    try {
      return jdbi.withHandle(handle -> lookUp.apply(new Session(handle)))
          .orElseThrow(() -> NotRecordedException.unconfirmed(broken));
    } catch (JdbiException e) {
      broken.addSuppressed(e);
      throw NotRecordedException.unconfirmed(broken);
    }
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
