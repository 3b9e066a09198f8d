package evenhand.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook that may not be loaded; each fault names file, line and what would be right. */
public final class RulebookFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Fault> faults;

  public RulebookFaultException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }

  /**
   * One fault.
   *
   * @param file path below the rules folder
   * @param line one-based; 0 where the whole file is meant
   * @param message what is wrong, where (rule id), and what would be right
   */
  public record Fault(String file, int line, String message) {
    @Override
    public String toString() {
      return file + (line == 0 ? "" : ":" + line) + ": " + message;
    }
  }
}
