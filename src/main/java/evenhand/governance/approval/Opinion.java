package evenhand.governance.approval;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What somebody signs about a revision, and as whom. */
public enum Opinion {
  SUBMIT("submit", Set.of(Role.AUTHOR)),
  COMMENT("comment", Set.of(Role.values())),
  APPROVE("approve", Set.of(Role.LEGAL, Role.APPROVER)),
  REQUEST_CHANGES("request-changes", Set.of(Role.LEGAL, Role.APPROVER)),
  /** Lets it come into force although the gate says no; the words say why. */
  ACTIVATE_DESPITE("activate-despite", Set.of(Role.APPROVER));

  private final String code;
  private final Set<Role> roles;

  Opinion(String code, Set<Role> roles) {
    this.code = code;
    this.roles = roles;
  }

  /** The name that stands in notes. */
  public String code() {
    return code;
  }

  /** Whether somebody may sign this in a role. */
  public boolean isFor(Role role) {
    return roles.contains(role);
  }

  /** Whether it says nothing without words. */
  public boolean needsWords() {
    return this == COMMENT || this == REQUEST_CHANGES || this == ACTIVATE_DESPITE;
  }

  public static Optional<Opinion> of(String code) {
    return Arrays.stream(values()).filter(opinion -> opinion.code.equals(code)).findFirst();
  }

  /** Every code, for messages. */
  public static String all() {
    return String.join(", ", Arrays.stream(values()).map(Opinion::code).toList());
  }
}
