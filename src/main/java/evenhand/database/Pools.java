package evenhand.database;

import java.util.Properties;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** Pools of connections whose every wait has an end, so that a slow database is a plain refusal. */
final class Pools {
  /** Twice what the slowest insert took under load; a caller waits no longer than this. */
  private static final int STATEMENT_MS_MAX = 2_000;

  private static final int BORROW_MS_MAX = 2_000;
  private static final String CONNECT_S_MAX = "2";

  /** Longer than a statement may take: it only ends a wait for a server that has stopped dead. */
  private static final String SOCKET_S_MAX = "4";

  private static final int VALIDATED_FOR_MS = 1_000;

  /** Row-level security shows no case to a connection that does not say how far it reads. */
  private static final String REACH = " -c evenhand.reach=service";

  private Pools() {}

  /** For requests: every statement ends within its limit. */
  static DataSource forRequests(String url, Credentials login, int sizeMax) {
    Properties properties = new Properties();
    properties.setProperty("socketTimeout", SOCKET_S_MAX);
    properties.setProperty(
        "options",
        "-c statement_timeout="
            + STATEMENT_MS_MAX
            + " -c idle_in_transaction_session_timeout=10000 -c plan_cache_mode=force_generic_plan"
            + REACH);
    return pool(url, login, sizeMax, properties);
  }

  /** For reports: statements take as long as they take. */
  static DataSource forReports(String url, Credentials login, int sizeMax) {
    return pool(url, login, sizeMax, new Properties());
  }

  /** For a verb beside a running service: what it does, it does in the role. */
  static DataSource inRole(String url, Credentials login, String role) {
    Properties properties = new Properties();
    properties.setProperty("options", "-c role=" + role + REACH);
    return pool(url, login, 2, properties);
  }

  private static DataSource pool(
      String url, Credentials login, int sizeMax, Properties properties) {
    properties.setProperty("connectTimeout", CONNECT_S_MAX);
    properties.setProperty("loginTimeout", CONNECT_S_MAX);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "evenhand");
    // What goes wrong is logged, and the server's details quote rows and values.
    properties.setProperty("logServerErrorDetail", "false");
    PoolProperties pool = new PoolProperties();
    pool.setUrl(url);
    pool.setDriverClassName("org.postgresql.Driver");
    pool.setUsername(login.user());
    pool.setPassword(login.password());
    pool.setDbProperties(properties);
    pool.setInitialSize(0);
    pool.setMinIdle(0);
    pool.setMaxActive(sizeMax);
    pool.setMaxIdle(sizeMax);
    pool.setMaxWait(BORROW_MS_MAX);
    pool.setTestOnBorrow(true);
    pool.setValidationInterval(VALIDATED_FOR_MS);
    pool.setJmxEnabled(false);
    return new DataSource(pool);
  }

  static Jdbi jdbi(DataSource pool) {
    return Jdbi.create(pool)
        .installPlugin(new PostgresPlugin())
        .installPlugin(new SqlObjectPlugin())
        .registerArrayType(Boolean.class, "bool")
        .registerArgument(new ByteaArrays())
        .registerArgument(new Microseconds())
        .configure(SqlStatements.class, sql -> sql.setTemplateEngine(TemplateEngine.NOP))
        // For the same reason: Jdbi quotes what was bound, a contact's reference for one.
        .configure(
            StatementExceptions.class, told -> told.setMessageRendering(MessageRendering.NONE));
  }
}
