package evenhand.database;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Where the database is. Without a URL PostgreSQL is started embedded.
 *
 * @param url JDBC URL of an external PostgreSQL; absent for the embedded one; where it is another
 *     machine's, with {@code sslmode=verify-full}
 * @param dataDirectory where the embedded PostgreSQL keeps its data; {@code data} by default
 * @param service login that decides and records, a member of evenhand_service
 * @param owner login that migrates, a member of evenhand_owner
 * @param fairness login that reads monitoring data without ids, a member of evenhand_fairness
 * @param poolSize connections of the service at most; 16 by default
 */
public record DatabaseSettings(
    Optional<String> url,
    @JsonProperty("data_directory") Path dataDirectory,
    Optional<Login> service,
    Optional<Login> owner,
    Optional<Login> fairness,
    @JsonProperty("pool_size") @Nullable Integer poolSize) {
  private static final int POOL_SIZE_DEFAULT = 16;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final String EXAMPLE =
      "database.url: an address such as jdbc:postgresql://db.example:5432/evenhand?sslmode=verify-full";

  public DatabaseSettings {
    url.ifPresent(DatabaseSettings::requireSafe);
    dataDirectory = orDefault(dataDirectory);
    poolSize = poolSize == null || poolSize == 0 ? POOL_SIZE_DEFAULT : poolSize;
    if (poolSize < 2 || poolSize > 200) {
      throw new IllegalArgumentException("pool_size is 2 to 200, but was " + poolSize);
    }
    if (url.isPresent() && (service.isEmpty() || owner.isEmpty() || fairness.isEmpty())) {
      throw new IllegalArgumentException(
          "a database url needs the logins service, owner and fairness, each with a user");
    }
  }

  /**
   * Refuses a connection that crosses a network and does not hold the server to its certificate and
   * name: what people said of themselves would be read on its way.
   */
  private static void requireSafe(String url) {
    Properties parts = Driver.parseURL(url, null);
    if (parts == null) {
      throw new IllegalArgumentException(EXAMPLE + ", but it is none of PostgreSQL");
    }
    String hosts = String.valueOf(PGProperty.PG_HOST.getOrDefault(parts));
    String mode = String.valueOf(PGProperty.SSL_MODE.getOrDefault(parts));
    if (!THIS_MACHINE.containsAll(Splitter.on(',').splitToList(hosts))
        && !mode.equals("verify-full")) {
      // Not the whole address: it may hold a password.
      throw new IllegalArgumentException(
          EXAMPLE + ", or on this machine, but it names '" + hosts + "', sslmode " + mode);
    }
  }

  /** Connections of the service at most. */
  int connectionsMax() {
    return poolSize == null ? POOL_SIZE_DEFAULT : poolSize;
  }

  private static Path orDefault(@Nullable Path dataDirectory) {
    return dataDirectory == null ? Path.of("data") : dataDirectory;
  }

  /** An embedded PostgreSQL under a folder. */
  public static DatabaseSettings embedded(Path dataDirectory) {
    return new DatabaseSettings(
        Optional.empty(),
        dataDirectory,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        POOL_SIZE_DEFAULT);
  }

  /** A database login; the password is read from a file, never from configuration. */
  public record Login(String user, @JsonProperty("password_file") Optional<Path> passwordFile) {

    Credentials credentials() {
      return new Credentials(user, passwordFile.map(Login::read).orElse(""));
    }

    private static String read(Path file) {
      try {
        return Files.readString(file).strip();
      } catch (IOException e) {
        throw new UncheckedIOException("the password file " + file + " cannot be read", e);
      }
    }
  }
}
