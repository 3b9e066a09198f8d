package evenhand.decision.erasure;

import java.time.LocalDate;

/**
 * How long answers are kept before a review, after the groups of police information management. The
 * years are an assumption until a force has confirmed its own schedule.
 */
public enum RetentionClass {
  /** Public protection: until a subject is 100 years old; the date of birth is not known here. */
  GROUP_1(100),
  /** Serious offences. */
  GROUP_2(10),
  /** Everything else. */
  GROUP_3(6);

  /** What counts where nobody has said otherwise. */
  public static final RetentionClass STANDARD = GROUP_3;

  private final int years;

  RetentionClass(int years) {
    this.years = years;
  }

  /** When answers of a decision of that day are reviewed. */
  public LocalDate reviewAfter(LocalDate decided) {
    return decided.plusYears(years);
  }

  public int years() {
    return years;
  }
}
