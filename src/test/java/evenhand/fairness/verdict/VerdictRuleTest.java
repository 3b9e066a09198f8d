package evenhand.fairness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.fairness.spec.Zone;
import evenhand.fairness.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VerdictRuleTest {
  private static final Evidence.Size LARGE = new Evidence.Size(100, 0.2, 200);

  /**
   * Evidence that each test changes in one respect: many decisions, ratio 1, chance explains it.
   */
  private static Evidence even() {
    return evidence(Position.INSIDE, Interval.of(0.9, 1.1), Interval.of(0.85, 1.15), 1);
  }

  private static Evidence evidence(
      Position ratio, Interval interval, Interval widened, double holm) {
    return new Evidence(
        true,
        ratio,
        Position.INSIDE,
        Optional.of(interval),
        Optional.of(widened),
        OptionalDouble.of(holm),
        LARGE);
  }

  private static Verdict judge(Evidence evidence) {
    return VerdictRule.judge(evidence, Zone.CONVENTION, 0);
  }

  @Test
  void greenIsEarnedByAnIntervalWhollyInsideTheZone() {
    assertThat(judge(even())).isEqualTo(Verdict.NO_EVIDENCE);
    Evidence wide = evidence(Position.INSIDE, Interval.of(0.7, 1.4), Interval.of(0.6, 1.6), 1);
    assertThat(judge(wide)).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void bothEndsOfTheZoneBelongToIt() {
    assertThat(judge(evidence(Position.INSIDE, Interval.of(0.8, 1.25), Interval.of(0.7, 1.3), 1)))
        .isEqualTo(Verdict.NO_EVIDENCE);
  }

  @Test
  void tooFewDecisionsTellNothing() {
    Evidence few =
        new Evidence(
            false,
            Position.OUTSIDE,
            Position.INSIDE,
            Optional.of(Interval.of(2, 9)),
            Optional.empty(),
            OptionalDouble.empty(),
            LARGE);
    assertThat(judge(few)).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void stopWhereTheWidenedIntervalLiesOutside() {
    assertThat(judge(evidence(Position.OUTSIDE, Interval.of(1.5, 2), Interval.of(1.4, 2.1), 1e-9)))
        .isEqualTo(Verdict.STOP);
    assertThat(judge(evidence(Position.OUTSIDE, Interval.of(0.5, 0.7), Interval.of(0.4, 0.79), 0)))
        .isEqualTo(Verdict.STOP);
    Interval unbounded = Interval.above(1.3);
    assertThat(judge(evidence(Position.OUTSIDE, unbounded, unbounded, 0.01)))
        .isEqualTo(Verdict.STOP);
  }

  @Test
  void explainWhereUnlikelyByChanceAndOutside() {
    Interval interval = Interval.of(0.6, 0.95);
    assertThat(judge(evidence(Position.OUTSIDE, interval, Interval.of(0.55, 1), 0.05)))
        .isEqualTo(Verdict.EXPLAIN);
    assertThat(judge(evidence(Position.OUTSIDE, interval, Interval.of(0.55, 1), 0.051)))
        .isEqualTo(Verdict.MONITOR);
  }

  @Test
  void explainWhereTheOppositeRatioIsOutside() {
    Evidence evidence =
        new Evidence(
            true,
            Position.INSIDE,
            Position.OUTSIDE,
            Optional.of(Interval.of(0.85, 0.95)),
            Optional.of(Interval.of(0.83, 0.97)),
            OptionalDouble.of(0.001),
            LARGE);
    assertThat(judge(evidence)).isEqualTo(Verdict.EXPLAIN);
  }

  @Test
  void watchWhereSmallAndUnlikelyByChance() {
    assertThat(
            judge(evidence(Position.INSIDE, Interval.of(0.85, 0.95), Interval.of(0.83, 1), 0.01)))
        .isEqualTo(Verdict.MONITOR);
  }

  @Test
  void watchWhereLargeAndPerhapsChanceUnlessAlmostNobodyIsExpected() {
    Evidence large = evidence(Position.OUTSIDE, Interval.of(0.4, 1.2), Interval.of(0.3, 1.4), 0.3);
    assertThat(judge(large)).isEqualTo(Verdict.MONITOR);
    Evidence rare =
        new Evidence(
            true,
            large.ratio(),
            large.opposite(),
            large.interval(),
            large.widened(),
            large.holm(),
            new Evidence.Size(4.9, 0.2, 200));
    assertThat(judge(rare)).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void fewPeopleAndASmallDifferenceAreWatchedAtMost() {
    Evidence strong = evidence(Position.OUTSIDE, Interval.of(1.5, 2), Interval.of(1.4, 2.1), 1e-9);
    Evidence small =
        new Evidence(
            true,
            strong.ratio(),
            strong.opposite(),
            strong.interval(),
            strong.widened(),
            strong.holm(),
            new Evidence.Size(100, -0.009, -4.9));
    assertThat(judge(small)).isEqualTo(Verdict.MONITOR);
    Evidence fivePeople =
        new Evidence(
            true,
            strong.ratio(),
            strong.opposite(),
            strong.interval(),
            strong.widened(),
            strong.holm(),
            new Evidence.Size(100, -0.009, -5));
    assertThat(judge(fivePeople)).isEqualTo(Verdict.STOP);
  }

  @Test
  void undefinedRatesTellNothing() {
    Evidence undefined =
        new Evidence(
            true,
            Position.UNDEFINED,
            Position.INSIDE,
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.of(1),
            new Evidence.Size(0, 0, 0));
    assertThat(judge(undefined)).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void nothingIsClearedWhereOverAQuarterIsMissing() {
    assertThat(VerdictRule.judge(even(), Zone.CONVENTION, 0.25)).isEqualTo(Verdict.NO_EVIDENCE);
    assertThat(VerdictRule.judge(even(), Zone.CONVENTION, 0.251)).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void headlineIsTheWorseOfConditionalAndCrudeLoweredAStep() {
    assertThat(VerdictRule.headline(Verdict.STOP, Verdict.NO_EVIDENCE)).isEqualTo(Verdict.EXPLAIN);
    assertThat(VerdictRule.headline(Verdict.NO_EVIDENCE, Verdict.EXPLAIN))
        .isEqualTo(Verdict.EXPLAIN);
    assertThat(VerdictRule.headline(Verdict.MONITOR, Verdict.NO_EVIDENCE))
        .isEqualTo(Verdict.CANNOT_TELL);
    assertThat(VerdictRule.headline(Verdict.EXPLAIN, Verdict.CANNOT_TELL))
        .isEqualTo(Verdict.EXPLAIN);
    assertThat(VerdictRule.headline(Verdict.NO_EVIDENCE, Verdict.CANNOT_TELL))
        .isEqualTo(Verdict.NO_EVIDENCE);
  }

  @Test
  void severityRunsFromNoEvidenceToStop() {
    assertThat(Verdict.values())
        .containsExactly(
            Verdict.NO_EVIDENCE,
            Verdict.CANNOT_TELL,
            Verdict.MONITOR,
            Verdict.EXPLAIN,
            Verdict.STOP);
  }
}
