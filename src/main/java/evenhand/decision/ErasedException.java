package evenhand.decision;

/** What was asked needs answers that have been erased. Callers answer 409. */
public final class ErasedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ErasedException(DecisionId decision) {
    super("the answers of decision " + decision + " have been erased");
  }
}
