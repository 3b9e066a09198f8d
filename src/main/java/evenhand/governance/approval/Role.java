package evenhand.governance.approval;

import java.util.Arrays;
import java.util.Optional;

/** As what somebody signs. */
public enum Role {
  AUTHOR("author"),
  LEGAL("legal"),
  APPROVER("approver");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  /** The name that stands in notes and on the roster. */
  public String code() {
    return code;
  }

  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
  }

  /** Every code, for messages. */
  public static String all() {
    return String.join(", ", Arrays.stream(values()).map(Role::code).toList());
  }
}
