package evenhand.fairness.comparison;

import evenhand.fairness.statistics.TestResult;

/** A test's result with the name that it has in reports. */
public record NamedTest(String name, TestResult result) {
  static final String FISHER = "fisher_exact_two_sided";
  static final String POOLED_Z = "pooled_z_two_sided";
  static final String CMH = "cochran_mantel_haenszel";
}
