package evenhand.database;

import org.jdbi.v3.core.Jdbi;

/**
 * A migrated PostgreSQL with one pool a role. Opening refuses a server where fsync,
 * full_page_writes or synchronous_commit is off. Thread-safe; closing stops what opening started.
 */
public final class Database implements AutoCloseable {
  private final Jdbi service;
  private final Jdbi fairness;
  private final String address;

  private Database(Jdbi service, Jdbi fairness, String address) {
    this.service = service;
    this.fairness = fairness;
    this.address = address;
  }

  /**
   * Starts or connects, checks, migrates.
   *
   * @throws UnsafeDatabaseException where a commit would not be durable
   */
  public static Database open(DatabaseSettings settings) {
    throw new UnsupportedOperationException(settings.toString());
  }

  /** Connections of the role that decides and records. */
  public Jdbi service() {
    return service;
  }

  /** Connections of the role that reads monitoring data without ids. */
  public Jdbi fairness() {
    return fairness;
  }

  /** Where the database is, for a person to read: host, port, data folder. */
  public String address() {
    return address;
  }

  /** Whether the service's role gets an answer within the time limits, for the health check. */
  public boolean answers() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
