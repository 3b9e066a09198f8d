package evenhand.fairness.verdict;

import evenhand.fairness.spec.Zone;

/** The rule from evidence to verdict; its lines are tried from the top and the first one holds. */
public final class VerdictRule {
  public static final double DECISIONS_MIN = 30;
  public static final double DROPPED_SHARE_MAX = 0.2;
  public static final double MISSING_SHARE_FLAG = 0.1;
  public static final double MISSING_SHARE_MAX = 0.25;
  private static final double P_MAX = 0.05;
  private static final double EXPECTED_MIN = 5;
  private static final double DIFFERENCE_MIN = 0.01;
  private static final double PEOPLE_MIN = 5;

  private VerdictRule() {}

  /**
   * Judges one comparison.
   *
   * @param missingShare share of decisions whose group is missing; above a quarter nothing can be
   *     given a clean bill
   */
  public static Verdict judge(Evidence evidence, Zone zone, double missingShare) {
    Verdict verdict = judgeBySize(evidence, zone);
    boolean cannotClear = missingShare > MISSING_SHARE_MAX;
    return verdict == Verdict.NO_EVIDENCE && cannotClear ? Verdict.CANNOT_TELL : verdict;
  }

  private static Verdict judgeBySize(Evidence evidence, Zone zone) {
    Verdict verdict = judgeByEffect(evidence, zone);
    Evidence.Size size = evidence.size();
    boolean isSmall =
        Math.abs(size.difference()) < DIFFERENCE_MIN && Math.abs(size.people()) < PEOPLE_MIN;
    return isSmall && verdict.compareTo(Verdict.MONITOR) > 0 ? Verdict.MONITOR : verdict;
  }

  private static Verdict judgeByEffect(Evidence evidence, Zone zone) {
    if (!evidence.isEnough()) {
      return Verdict.CANNOT_TELL;
    }
    if (evidence.widened().filter(zone::excludes).isPresent()) {
      return Verdict.STOP;
    }
    boolean isUnlikelyByChance = evidence.holm().orElse(1) <= P_MAX;
    boolean isOutside = evidence.ratio() == Position.OUTSIDE;
    if (isUnlikelyByChance && (isOutside || evidence.opposite() == Position.OUTSIDE)) {
      return Verdict.EXPLAIN;
    }
    if (isUnlikelyByChance && evidence.ratio() == Position.INSIDE) {
      return Verdict.MONITOR;
    }
    if (evidence.interval().filter(zone::contains).isPresent()) {
      return Verdict.NO_EVIDENCE;
    }
    if (isOutside && evidence.size().expectedLeast() >= EXPECTED_MIN) {
      return Verdict.MONITOR;
    }
    return Verdict.CANNOT_TELL;
  }

  /**
   * The headline of a group: the worse of the conditional verdict and the crude one lowered a step;
   * the crude one where nothing conditional can be told.
   */
  public static Verdict headline(Verdict crude, Verdict conditional) {
    return conditional == Verdict.CANNOT_TELL ? crude : conditional.worse(crude.lowered());
  }
}
