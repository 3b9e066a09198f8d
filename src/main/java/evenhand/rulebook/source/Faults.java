package evenhand.rulebook.source;

import evenhand.rulebook.RulebookFaultException;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a rulebook, so that one reading names everything. Not thread-safe. */
public final class Faults {
  private final List<RulebookFaultException.Fault> faults = new ArrayList<>();

  public void add(String file, int line, String message) {
    faults.add(new RulebookFaultException.Fault(file, line, message));
  }

  public void add(Yaml at, String message) {
    add(at.file(), at.line(), message);
  }

  public boolean none() {
    return faults.isEmpty();
  }

  public List<RulebookFaultException.Fault> all() {
    return List.copyOf(faults);
  }

  /** Refuses to go on where anything was wrong. */
  public void refuse() {
    if (!faults.isEmpty()) {
      throw new RulebookFaultException(faults);
    }
  }
}
