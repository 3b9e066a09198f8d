package evenhand.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** One real PostgreSQL for all tests of a run: each test uses contacts of its own. */
public final class SharedDatabase {
  private static final Path FOLDER = Path.of("target", "it-data");

  private SharedDatabase() {}

  public static Database get() {
    return Running.DATABASE;
  }

  /** Connections of the superuser, for tests that look at everything. */
  public static Jdbi superuser() {
    return superuser(get(), FOLDER);
  }

  /** Connections of the superuser of any embedded database. */
  public static Jdbi superuser(Database database, Path folder) {
    try {
      return Jdbi.create(
              database.address(),
              "postgres",
              Files.readString(folder.resolve("postgresql-password")))
          .installPlugin(new PostgresPlugin());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Started when first asked for. */
  private static final class Running {
    static final Database DATABASE = start();
  }

  private static Database start() {
    forgetData();
    Database database = Database.open(DatabaseSettings.embedded(FOLDER), InstantSource.system());
    Runtime.getRuntime().addShutdownHook(new Thread(database::close));
    return database;
  }

  private static void forgetData() {
    Path cluster = FOLDER.resolve("postgresql");
    if (Files.exists(cluster)) {
      // Fails where another run of the tests is using the folder.
      FolderLock.take(FOLDER).close();
      new LeftoverServer(cluster).stop();
      try (Stream<Path> files = Files.walk(cluster)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
