package evenhand.intake;

/** Why a decision supersedes an earlier one, as a code. */
public enum CorrectionReason {
  ANSWER_CORRECTED,
  ANSWER_ADDED,
  WRONG_CONTACT,
  WRONG_RULEBOOK,
  ENTERED_TWICE,
  /** Given in words, which are kept encrypted. */
  OTHER
}
