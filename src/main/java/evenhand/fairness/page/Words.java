package evenhand.fairness.page;

import evenhand.fairness.tabulation.Measure;
import evenhand.fairness.tabulation.Scenario;
import evenhand.fairness.verdict.Verdict;

/** The words of a report for verdicts, measures and scenarios. */
final class Words {
  private Words() {}

  static String of(Verdict verdict) {
    return switch (verdict) {
      case NO_EVIDENCE -> "No evidence of a disparity beyond the line";
      case CANNOT_TELL -> "Too little data to tell";
      case MONITOR -> "Watch";
      case EXPLAIN -> "Explain or reform";
      case STOP -> "Stop: suspend or justify";
    };
  }

  /** For a table of many verdicts. */
  static String brief(Verdict verdict) {
    return switch (verdict) {
      case NO_EVIDENCE -> "No evidence";
      case CANNOT_TELL -> "Too little data";
      case MONITOR -> "Watch";
      case EXPLAIN -> "Explain";
      case STOP -> "Stop";
    };
  }

  static String of(Measure measure) {
    return switch (measure) {
      case SELECTION_RATE -> "Selected, of all decisions";
      case FPR -> "Selected, of those with a negative outcome (FPR)";
      case FNR -> "Not selected, of those with a positive outcome (FNR, missed)";
      case TPR -> "Selected, of those with a positive outcome (TPR)";
      case TNR -> "Not selected, of those with a negative outcome (TNR)";
      case PPV -> "Positive outcome, of those selected (PPV)";
      case FDR -> "Negative outcome, of those selected (FDR)";
      case FOR -> "Positive outcome, of those not selected (FOR)";
    };
  }

  static String of(Scenario scenario) {
    return switch (scenario) {
      case A -> "A: left out (complete cases)";
      case B -> "B: filled in as officer-defined (cannot yield Mixed)";
      case C -> "C: spread as those who state a group, by officer-defined group and result";
    };
  }
}
