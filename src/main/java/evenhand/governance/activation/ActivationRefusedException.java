package evenhand.governance.activation;

import evenhand.rulebook.RulebookFaultException.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A revision that may not come into force; the one that is in force goes on. */
public final class ActivationRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Fault> faults;

  public ActivationRefusedException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** Each with file, line and what would be right. */
  public List<Fault> faults() {
    return faults;
  }
}
