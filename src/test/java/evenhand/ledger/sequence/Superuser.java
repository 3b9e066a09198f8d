package evenhand.ledger.sequence;

import evenhand.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The insider whom nothing in the database can stop. */
public final class Superuser {
  private Superuser() {}

  public static Jdbi of(Database database, Path folder) {
    try {
      String password = Files.readString(folder.resolve("postgresql-password"));
      return Jdbi.create(database.address(), "postgres", password)
          .installPlugin(new PostgresPlugin());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
