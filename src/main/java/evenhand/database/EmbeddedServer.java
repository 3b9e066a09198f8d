package evenhand.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL that this process starts and stops, its data kept in a folder. It listens on the
 * loopback address only and asks every login for a password. The port is a free one unless given.
 */
final class EmbeddedServer implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final FolderLock lock;
  private final EmbeddedPostgres postgres;
  private final Credentials superuser;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExitHook atExit;
  private volatile Duration grace = Duration.ZERO;

  private EmbeddedServer(FolderLock lock, EmbeddedPostgres postgres, Credentials superuser) {
    this.lock = lock;
    this.postgres = postgres;
    this.superuser = superuser;
    atExit = ExitHook.add("stop-postgresql", this::closeAtExit);
  }

  static EmbeddedServer start(Path folder) {
    Path home = folder.toAbsolutePath().normalize();
    try {
      // Of this user alone: whoever could write here could put another program in PostgreSQL's
      // place.
      Files.createDirectories(
          home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      FolderLock lock = FolderLock.take(home);
      try {
        Path cluster = home.resolve("postgresql");
        new LeftoverServer(cluster).stop();
        Path passwordFile = passwordFile(home);
        Credentials superuser = new Credentials("postgres", Files.readString(passwordFile));
        return new EmbeddedServer(lock, start(home, cluster, passwordFile, superuser), superuser);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the embedded PostgreSQL does not start; see " + home.resolve("postgresql.log"), e);
    }
  }

  private static EmbeddedPostgres start(
      Path home, Path cluster, Path passwordFile, Credentials superuser) throws IOException {
    ProcessBuilder.Redirect log =
        ProcessBuilder.Redirect.appendTo(home.resolve("postgresql.log").toFile());
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(home.resolve("postgresql-program").toFile())
        .setDataDirectory(cluster)
        .setCleanDataDirectory(false)
        // Its own hook would stop PostgreSQL while requests under way still write.
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_MAX)
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        // The builder starts PostgreSQL with fsync off, for tests: these settings come later and
        // win.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "''")
        .setServerConfig("max_connections", "100")
        .setServerConfig("jit", "off")
        // Options of initdb: without them any local user could log in as the superuser.
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", passwordFile.toString())
        .setConnectConfig("password", superuser.password())
        .start();
  }

  private static Path passwordFile(Path home) throws IOException {
    Path file = home.resolve("postgresql-password");
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, newPassword());
    }
    return file;
  }

  static String newPassword() {
    byte[] random = new byte[24];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  Credentials superuser() {
    return superuser;
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
  }

  /** Where the process ends, the server is left running for so long to whoever closes it. */
  void leaveRunning(Duration time) {
    grace = time;
  }

  private void closeAtExit() {
    try {
      if (!closed.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    if (closed.getCount() == 0) {
      return;
    }
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL does not stop", e);
    } finally {
      closed.countDown();
      lock.close();
      atExit.forget();
    }
  }
}
