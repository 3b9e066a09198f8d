package evenhand.decision.erasure;

/** Why answers were erased, as a code. */
public enum ErasureReason {
  /** The review date came and nobody needs them any more. */
  REVIEW_DUE,
  /** The person asked for it (DPA 2018, s.47). */
  REQUEST_OF_SUBJECT,
  /** A court or the Information Commissioner ordered it. */
  ORDERED,
  /** They should not have been recorded. */
  RECORDED_IN_ERROR
}
