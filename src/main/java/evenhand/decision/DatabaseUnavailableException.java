package evenhand.decision;

/** The database is down or too slow to read from. Callers answer 503. */
public final class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseUnavailableException(Throwable cause) {
    super("the database did not answer", cause);
  }
}
