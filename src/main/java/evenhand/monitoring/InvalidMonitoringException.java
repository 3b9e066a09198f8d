package evenhand.monitoring;

import java.util.List;

/** Monitoring data that is not in the closed lists; names every field at fault. */
public final class InvalidMonitoringException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Fault> faults;

  public InvalidMonitoringException(List<Fault> faults) {
    super(faults.stream().map(Fault::pointer).toList().toString());
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }

  /**
   * One field at fault.
   *
   * @param pointer JSON pointer, for example {@code /monitoring/victim/ethnicity_self_defined}
   * @param detail what would be right; never what was sent
   */
  public record Fault(String pointer, String detail) {}
}
