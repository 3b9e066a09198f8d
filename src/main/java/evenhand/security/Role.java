package evenhand.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What a person or system is to this service, as its issuer's tokens say. */
public enum Role {
  /** Takes calls. */
  HANDLER,
  /** Answers for a team of handlers. */
  SUPERVISOR,
  /** Sits on the oversight board. */
  BOARD,
  /** Signs off what the force says about a disparity. */
  CHIEF_OFFICER,
  /** Reviews rules in law. */
  LEGAL,
  /** Approves rules. */
  APPROVER,
  /** Keeps users, keys and configuration; reads no case. */
  ADMIN,
  /** Reads cases where ordered to, and who saw what. */
  AUDITOR,
  /** Erases, and holds what must not be erased. */
  RECORDS,
  /** Another system of the force. */
  SERVICE_ACCOUNT;

  /** As tokens and the matrix write it. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a code; empty where there is no such role. */
  public static Optional<Role> of(String code) {
    for (Role role : values()) {
      if (role.code().equals(code)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  @JsonCreator
  static Role read(String code) {
    return of(code).orElseThrow(() -> new IllegalArgumentException("no role is called " + code));
  }
}
