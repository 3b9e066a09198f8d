package evenhand.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Brings a database to the present schema, as the role that owns it. */
final class Migrations {
  private Migrations() {}

  /** Applies what is missing, and makes sure of the partitions from last month to 24 ahead. */
  static void apply(DataSource owner, Instant now) {
    Flyway.configure()
        .dataSource(owner)
        .locations("classpath:db/migration")
        .defaultSchema("migrations")
        .load()
        .migrate();
    Pools.jdbi(owner).useTransaction(handle -> ensureMonths(handle, now));
  }

  private static void ensureMonths(Handle handle, Instant now) {
    handle.execute("SET LOCAL ROLE evenhand_owner");
    handle
        .createQuery("SELECT ledger.ensure_months(:today)::text")
        .bind("today", now.atZone(ZoneOffset.UTC).toLocalDate())
        .mapTo(String.class)
        .one();
  }

  /** Creates the group roles where they are missing; needs a superuser. */
  static void createRoles(Jdbi superuser) {
    superuser.useHandle(handle -> handle.execute(resource("/db/roles.sql")));
  }

  private static String resource(String path) {
    try (InputStream in = Migrations.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
