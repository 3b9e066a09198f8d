package evenhand.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The two statements that every request runs. Their SQL is held ready: a SQL object would look it
 * up, and be built, anew for each request.
 */
final class IntakeStatements {
  private static final String WRITE = read("write.sql");
  private static final String BEFORE = read("before.sql");

  private IntakeStatements() {}

  /**
   * Writes intakes in one statement.
   *
   * @param columns bind name to array, of {@link IntakeColumns}
   * @return ids of those written, without those whose key was used
   */
  static List<UUID> write(Handle handle, Map<String, Object> columns) {
    return handle
        .createQuery(WRITE)
        .bindMap(columns)
        .map((row, context) -> row.getObject(1, UUID.class))
        .list();
  }

  /**
   * All that has to be known before a request is decided, in one round trip.
   *
   * @param corrector who may correct only what is about the contact or about contacts of theirs;
   *     null for whoever may correct all
   */
  static Before before(
      Handle handle,
      byte[] keyHash,
      String contact,
      @Nullable UUID supersedes,
      @Nullable String corrector) {
    return handle
        .createQuery(BEFORE)
        .bind("keyHash", keyHash)
        .bind("contact", contact)
        .bind("supersedes", supersedes)
        .bind("corrector", corrector)
        .map(
            (row, context) ->
                new Before(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class),
                    row.getString(6)))
        .one();
  }

  private static String read(String name) {
    try (InputStream in = IntakeStatements.class.getResourceAsStream("statements/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
