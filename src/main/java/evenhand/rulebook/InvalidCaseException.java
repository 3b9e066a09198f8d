package evenhand.rulebook;

import java.util.List;

/** A case that cannot be decided because of what was sent; names every field at fault. */
public final class InvalidCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Fault> faults;

  public InvalidCaseException(List<Fault> faults) {
    super(faults.toString());
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }

  /**
   * One field at fault.
   *
   * @param pointer JSON pointer into the case, for example {@code /facts/victim_age}
   * @param detail what is wrong and what would be right
   */
  public record Fault(String pointer, String detail) {}
}
