package evenhand.intake;

import java.util.Arrays;

/** Why a decision supersedes an earlier one, as a code. */
public enum CorrectionReason {
  ANSWER_CORRECTED,
  ANSWER_ADDED,
  WRONG_CONTACT,
  WRONG_RULEBOOK,
  ENTERED_TWICE,
  /** Given in words, which are kept encrypted. */
  OTHER;

  /** The code that a reason names; OTHER where it is words. */
  static CorrectionReason of(String reason) {
    return Arrays.stream(values())
        .filter(code -> code.name().equals(reason))
        .findFirst()
        .orElse(OTHER);
  }
}
