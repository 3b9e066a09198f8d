package evenhand.fairness.tabulation;

/** What is done with decisions whose group is missing. */
public enum Scenario {
  /** They are left out: complete cases. */
  A,
  /** The officer-defined group fills in; it cannot yield Mixed. */
  B,
  /** They are spread as those with both are, by officer-defined group and result. */
  C
}
