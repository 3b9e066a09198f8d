package evenhand.rulebook;

/** The engine failed on a valid case. Nothing is answered and nothing may be recorded. */
public final class EngineFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineFaultException(String message, Throwable cause) {
    super(message, cause);
  }

  public EngineFaultException(String message) {
    super(message);
  }
}
