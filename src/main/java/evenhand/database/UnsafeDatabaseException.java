package evenhand.database;

import java.util.List;

/** A PostgreSQL whose settings would lose acknowledged records. The service refuses to start. */
public final class UnsafeDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnsafeDatabaseException(List<String> settings) {
    super(
        "this PostgreSQL would lose acknowledged records, so the service does not start: "
            + String.join(", ", settings));
  }
}
