package evenhand.database;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is. Without a URL PostgreSQL is started embedded.
 *
 * @param url JDBC URL of an external PostgreSQL; absent for the embedded one
 * @param dataDirectory where the embedded PostgreSQL keeps its data
 * @param service login that may decide and record
 * @param owner login that may migrate; a member of evenhand_owner
 * @param fairness login that may read monitoring data without ids; a member of evenhand_fairness
 * @param poolSize connections of the service at most
 */
public record DatabaseSettings(
    Optional<String> url,
    @JsonProperty("data_directory") Path dataDirectory,
    Optional<Login> service,
    Optional<Login> owner,
    Optional<Login> fairness,
    @JsonProperty("pool_size") int poolSize) {

  /** An embedded PostgreSQL under a folder, with the pool that suits two cores. */
  public static DatabaseSettings embedded(Path dataDirectory) {
    return new DatabaseSettings(
        Optional.empty(), dataDirectory, Optional.empty(), Optional.empty(), Optional.empty(), 16);
  }

  /** A database login; the password is read from a file, never from configuration. */
  public record Login(String user, @JsonProperty("password_file") Optional<Path> passwordFile) {}
}
