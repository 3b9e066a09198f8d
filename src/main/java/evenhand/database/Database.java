package evenhand.database;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * A migrated PostgreSQL with one pool a role. Opening refuses a server where fsync,
 * full_page_writes or synchronous_commit is off. Thread-safe; closing stops what opening started.
 */
public final class Database implements AutoCloseable {
  private static final int REPORT_POOL_SIZE = 4;

  private final Optional<EmbeddedServer> embedded;
  private final DataSource service;
  private final DataSource fairness;
  private final Jdbi serviceJdbi;
  private final Jdbi fairnessJdbi;
  private final String address;

  private Database(
      Optional<EmbeddedServer> embedded, DataSource service, DataSource fairness, String address) {
    this.embedded = embedded;
    this.service = service;
    this.fairness = fairness;
    this.serviceJdbi = Pools.jdbi(service);
    this.fairnessJdbi = Pools.jdbi(fairness);
    this.address = address;
  }

  /**
   * Starts or connects, checks, migrates.
   *
   * @throws UnsafeDatabaseException where a commit would not be durable, or the service's login
   *     could change records
   */
  public static Database open(DatabaseSettings settings, InstantSource clock) {
    return settings.url().isPresent()
        ? connect(settings, settings.url().get(), clock.instant())
        : start(settings.dataDirectory(), settings.connectionsMax(), clock.instant());
  }

  /**
   * The same, but connects to the embedded PostgreSQL of a running service where one uses the
   * folder. For verbs that read or erase while the service goes on.
   */
  public static Database beside(DatabaseSettings settings, InstantSource clock) {
    Path folder = settings.dataDirectory().toAbsolutePath().normalize();
    if (settings.url().isPresent() || !FolderLock.isHeld(folder)) {
      return open(settings, clock);
    }
    RunningServer server = RunningServer.of(folder);
    return new Database(
        Optional.empty(),
        Pools.inRole(server.url(), server.superuser(), "evenhand_service"),
        Pools.inRole(server.url(), server.superuser(), "evenhand_fairness"),
        server.url());
  }

  private static Database connect(DatabaseSettings settings, String url, Instant now) {
    Access access =
        new Access(
            url,
            settings.owner().orElseThrow().credentials(),
            settings.service().orElseThrow().credentials(),
            settings.fairness().orElseThrow().credentials());
    return migrated(Optional.empty(), access, settings.connectionsMax(), now);
  }

  private static Database start(Path folder, int poolSize, Instant now) {
    EmbeddedServer server = EmbeddedServer.start(folder);
    try {
      return migrated(Optional.of(server), logins(server), poolSize, now);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Access logins(EmbeddedServer server) {
    Credentials service = new Credentials("evenhand_app", EmbeddedServer.newPassword());
    Credentials fairness = new Credentials("evenhand_audit", EmbeddedServer.newPassword());
    usingOnce(
        server.url("postgres"),
        server.superuser(),
        jdbi -> {
          LoginDao logins = jdbi.onDemand(LoginDao.class);
          if (!logins.hasDatabase()) {
            logins.createDatabase();
          }
        });
    usingOnce(
        server.url("evenhand"),
        server.superuser(),
        jdbi -> {
          Migrations.createRoles(jdbi);
          LoginDao logins = jdbi.onDemand(LoginDao.class);
          logins.grant(service, "evenhand_service");
          logins.grant(fairness, "evenhand_fairness");
        });
    return new Access(server.url("evenhand"), server.superuser(), service, fairness);
  }

  private static void usingOnce(String url, Credentials login, Consumer<Jdbi> work) {
    DataSource pool = Pools.forReports(url, login, 1);
    try {
      work.accept(Pools.jdbi(pool));
    } finally {
      pool.close();
    }
  }

  private static Database migrated(
      Optional<EmbeddedServer> server, Access access, int poolSize, Instant now) {
    DataSource owner = Pools.forReports(access.url(), access.owner(), 2);
    try {
      Migrations.apply(owner, now);
    } finally {
      owner.close();
    }
    Database database =
        new Database(
            server,
            Pools.forRequests(access.url(), access.service(), poolSize),
            Pools.forReports(access.url(), access.fairness(), REPORT_POOL_SIZE),
            access.url());
    try {
      database.refuseUnsafe();
      return database;
    } catch (RuntimeException e) {
      database.closePools();
      throw e;
    }
  }

  private void refuseUnsafe() {
    SafetyDao safety = serviceJdbi.onDemand(SafetyDao.class);
    List<String> faults = new ArrayList<>(safety.unsafeSettings());
    if (safety.ownsRecords()) {
      faults.add("the service's login is a superuser or a member of evenhand_owner");
    }
    if (!faults.isEmpty()) {
      throw new UnsafeDatabaseException(faults);
    }
  }

  /** Connections of the role that decides and records. */
  public Jdbi service() {
    return serviceJdbi;
  }

  /** Connections of the role that reads monitoring data without ids. */
  public Jdbi fairness() {
    return fairnessJdbi;
  }

  /** Where the database is, for a person to read: a JDBC URL without secrets. */
  public String address() {
    return address;
  }

  /** Whether this process started the PostgreSQL itself. */
  public boolean isEmbedded() {
    return embedded.isPresent();
  }

  /** Whether the service gets an answer in time and its commits are still durable. */
  public boolean answers() {
    try {
      return serviceJdbi.onDemand(SafetyDao.class).unsafeSettings().isEmpty();
    } catch (JdbiException e) {
      return false;
    }
  }

  /**
   * Leaves an embedded PostgreSQL running while a process ends, until it is closed or the time is
   * over: what is under way can still be written.
   */
  public void leaveRunningAtExit(Duration time) {
    embedded.ifPresent(server -> server.leaveRunning(time));
  }

  private void closePools() {
    service.close();
    fairness.close();
  }

  @Override
  public void close() {
    closePools();
    embedded.ifPresent(EmbeddedServer::close);
  }

  private record Access(String url, Credentials owner, Credentials service, Credentials fairness) {}
}
