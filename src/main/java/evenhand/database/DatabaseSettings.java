package evenhand.database;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is. Without a URL PostgreSQL is started embedded.
 *
 * @param url JDBC URL of an external PostgreSQL; absent for the embedded one
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

  public DatabaseSettings {
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
