package evenhand.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {
  private static final InstantSource CLOCK = InstantSource.system();

  @Test
  void aKeptFolderKeepsItsRecordsAndAnswersNobodyWithoutAPassword(@TempDir Path folder)
      throws IOException {
    try (Database first = Database.open(DatabaseSettings.embedded(folder), CLOCK)) {
      mark(first, folder);
      assertThatThrownBy(() -> Jdbi.create(first.address(), "postgres", "").open())
          .as("any local user")
          .hasMessageContaining("password");
      assertThatThrownBy(() -> Database.open(DatabaseSettings.embedded(folder), CLOCK))
          .as("two services on one folder")
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another running service uses the data folder");
    }
    try (Database second = Database.open(DatabaseSettings.embedded(folder), CLOCK)) {
      assertThat(second.answers()).isTrue();
      assertThat(isMarked(second, folder)).isTrue();
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("postgresql-password"))).hasSize(2);
  }

  @Test
  void aServerLeftOverFromAKilledServiceIsStoppedAndTheFolderServesAgain(@TempDir Path folder)
      throws IOException, InterruptedException {
    Process service = startAnotherService(folder);
    long postmaster = postmaster(folder);
    service.destroyForcibly().waitFor();
    assertThat(ProcessHandle.of(postmaster)).as("PostgreSQL outlives the JVM").isPresent();
    String shared = SharedDatabase.get().address();

    try (Database database = Database.open(DatabaseSettings.embedded(folder), CLOCK)) {
      assertThat(database.answers()).isTrue();
      assertThat(isMarked(database, folder)).isTrue();
      assertThat(postmaster(folder)).isNotEqualTo(postmaster);
    }
    assertThat(SharedDatabase.get().answers()).as("the PostgreSQL of %s", shared).isTrue();
  }

  @Test
  void aProcessThatOnlyHasTheNumberOfTheOldServerIsLeftAlone(@TempDir Path folder)
      throws IOException, InterruptedException {
    Database.open(DatabaseSettings.embedded(folder), CLOCK).close();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(
          folder.resolve("postgresql").resolve("postmaster.pid"),
          stranger.pid() + "\n" + folder.resolve("postgresql") + "\n");

      Database.open(DatabaseSettings.embedded(folder), CLOCK).close();

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroy();
      stranger.waitFor(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void aServerThatWouldLoseRecordsIsRefused(@TempDir Path folder) throws IOException {
    Path program = Path.of("target", "it-data", "postgresql-program").toAbsolutePath();
    assertThat(SharedDatabase.get().answers()).isTrue();
    // This is how the library starts PostgreSQL for tests: fsync and synchronous_commit off.
    try (EmbeddedPostgres unsafe =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(program.toFile())
            .setDataDirectory(folder)
            .start()) {
      String url = "jdbc:postgresql://127.0.0.1:" + unsafe.getPort() + "/postgres";
      Migrations.createRoles(Jdbi.create(url, "postgres", ""));

      assertThatThrownBy(() -> Database.open(external(url), CLOCK))
          .isInstanceOf(UnsafeDatabaseException.class)
          .hasMessageContaining("fsync is off")
          .hasMessageContaining("synchronous_commit is off")
          .hasMessageContaining("superuser");
    }
  }

  @Test
  void anExternalDatabaseNeedsAllItsLogins() {
    assertThatThrownBy(
            () ->
                new DatabaseSettings(
                    Optional.of("jdbc:postgresql://localhost/evenhand"),
                    Path.of("data"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0))
        .hasMessageContaining("service, owner and fairness");
  }

  private static DatabaseSettings external(String url) {
    Optional<DatabaseSettings.Login> login =
        Optional.of(new DatabaseSettings.Login("postgres", Optional.empty()));
    return new DatabaseSettings(Optional.of(url), Path.of("data"), login, login, login, 4);
  }

  private static Process startAnotherService(Path folder) throws IOException {
    Process service =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                HeldDatabase.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = service.inputReader(StandardCharsets.UTF_8);
    String line = "";
    while (line != null && !line.equals("ready")) {
      line = said.readLine();
    }
    assertThat(line).isEqualTo("ready");
    return service;
  }

  private static long postmaster(Path folder) throws IOException {
    return Long.parseLong(
        Files.readAllLines(folder.resolve("postgresql").resolve("postmaster.pid")).get(0).strip());
  }

  static void mark(Database database, Path folder) {
    try (Handle handle = SharedDatabase.superuser(database, folder).open()) {
      handle.execute("CREATE TABLE public.mark ()");
    }
  }

  private static boolean isMarked(Database database, Path folder) {
    try (Handle handle = SharedDatabase.superuser(database, folder).open()) {
      return handle
          .createQuery("SELECT to_regclass('public.mark') IS NOT NULL")
          .mapTo(Boolean.class)
          .one();
    }
  }
}
