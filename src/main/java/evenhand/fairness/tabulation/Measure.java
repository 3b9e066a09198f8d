package evenhand.fairness.tabulation;

import java.util.Locale;
import java.util.Optional;

/**
 * A share that is compared. For error rates a decision counts only where what was later known is
 * known; "positive" is the specification's positive outcome.
 */
public enum Measure {
  /** Selected, of all decisions. */
  SELECTION_RATE,
  /** Selected, of those with a negative outcome. */
  FPR,
  /** Not selected, of those with a positive outcome: the miss rate. */
  FNR,
  /** Selected, of those with a positive outcome. */
  TPR,
  /** Not selected, of those with a negative outcome. */
  TNR,
  /** Positive outcome, of those selected. */
  PPV,
  /** Negative outcome, of those selected. */
  FDR,
  /** Positive outcome, of those not selected. */
  FOR;

  /** The name in {@code report.json}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a decision is one of the {@code x} of this measure; empty where it is not one of its
   * {@code n}.
   *
   * @param positive what was later known; empty where nothing is
   */
  public Optional<Boolean> counts(boolean selected, Optional<Boolean> positive) {
    if (this == SELECTION_RATE) {
      return Optional.of(selected);
    }
    if (positive.isEmpty()) {
      return Optional.empty();
    }
    boolean isPositive = positive.get();
    return switch (this) {
      case FPR -> given(!isPositive, selected);
      case FNR -> given(isPositive, !selected);
      case TPR -> given(isPositive, selected);
      case TNR -> given(!isPositive, !selected);
      case PPV -> given(selected, isPositive);
      case FDR -> given(selected, !isPositive);
      case FOR -> given(!selected, isPositive);
      case SELECTION_RATE -> throw new IllegalStateException("handled above");
    };
  }

  /**
   * Whether a higher share is the worse side to be on. Where being selected is adverse, so is being
   * selected without cause or held to a lower bar; where it is a benefit, so is being missed.
   */
  public boolean isHigherWorse(boolean adverse) {
    return switch (this) {
      case SELECTION_RATE, FPR, TPR, FDR -> adverse;
      case FNR, TNR, PPV, FOR -> !adverse;
    };
  }

  private static Optional<Boolean> given(boolean belongs, boolean counted) {
    return belongs ? Optional.of(counted) : Optional.empty();
  }
}
