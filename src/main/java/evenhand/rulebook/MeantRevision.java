package evenhand.rulebook;

import evenhand.rulebook.InvalidCaseException.Fault;
import java.util.Optional;

/** The revision that a caller means, held against the one in force. */
public final class MeantRevision {
  private MeantRevision() {}

  /** A fault where a caller means a revision that is retired, or never was. */
  public static Optional<Fault> fault(Revision meant, Rulebook rulebook, String pointer) {
    return meant.equals(rulebook.revision())
        ? Optional.empty()
        : Optional.of(
            new Fault(
                pointer,
                "%s is not in force; %s %s is %s"
                    .formatted(meant, rulebook.id(), rulebook.version(), rulebook.revision())));
  }
}
