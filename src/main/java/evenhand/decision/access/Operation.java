package evenhand.decision.access;

/** What was done with a record, in the words of DPA 2018, s.62(1). */
public enum Operation {
  COLLECTION,
  ALTERATION,
  CONSULTATION,
  DISCLOSURE,
  COMBINATION,
  /** Read from what was sealed when something was erased; no line of the access log says it. */
  ERASURE
}
