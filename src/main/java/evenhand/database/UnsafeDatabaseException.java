package evenhand.database;

import java.util.List;

/** A PostgreSQL whose settings would lose acknowledged records. The service refuses to start. */
public final class UnsafeDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnsafeDatabaseException(List<String> faults) {
    super(
        "the service does not start on this PostgreSQL, where records could be lost or changed: "
            + String.join("; ", faults));
  }
}
