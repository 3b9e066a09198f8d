package evenhand.fairness.verdict;

/** What a comparison supports saying, from least to most severe. */
public enum Verdict {
  NO_EVIDENCE,
  CANNOT_TELL,
  MONITOR,
  EXPLAIN,
  STOP;

  /** The next milder verdict; the mildest stays. */
  public Verdict lowered() {
    return this == NO_EVIDENCE ? this : values()[ordinal() - 1];
  }

  public Verdict worse(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
