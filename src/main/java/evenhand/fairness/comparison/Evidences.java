package evenhand.fairness.comparison;

import evenhand.fairness.spec.Zone;
import evenhand.fairness.statistics.Estimate;
import evenhand.fairness.statistics.Interval;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.MantelHaenszel;
import evenhand.fairness.statistics.RatioInterval;
import evenhand.fairness.statistics.Strata;
import evenhand.fairness.statistics.TwoByTwo;
import evenhand.fairness.verdict.Evidence;
import evenhand.fairness.verdict.Position;
import evenhand.fairness.verdict.VerdictRule;
import java.util.Optional;
import java.util.OptionalDouble;

/** Gathers what a verdict rests on. */
final class Evidences {
  private Evidences() {}

  static Evidence crude(TwoByTwo table, OptionalDouble holm, Level shared, Zone zone) {
    boolean isEnough = Versus.isEligible(table);
    return new Evidence(
        isEnough,
        position(table, zone),
        position(table.opposite(), zone),
        RatioInterval.koopman(table, Level.NINETY_FIVE),
        isEnough ? RatioInterval.koopman(table, shared) : Optional.empty(),
        holm,
        new Evidence.Size(
            expectedLeast(table, table.comparator().rate().orElse(0)),
            table.difference().orElse(0),
            table.people().orElse(0)));
  }

  static Evidence conditional(Strata strata, OptionalDouble holm, Level shared, Zone zone) {
    TwoByTwo table = strata.together();
    double dropped = strata.dropped().group().total();
    boolean isEnough =
        Versus.isEligible(table)
            && dropped <= VerdictRule.DROPPED_SHARE_MAX * table.group().total();
    double difference =
        MantelHaenszel.difference(strata, Level.NINETY_FIVE).map(Estimate::value).orElse(0.0);
    return new Evidence(
        isEnough,
        position(strata, zone),
        position(strata.opposite(), zone),
        interval(strata, Level.NINETY_FIVE),
        isEnough ? interval(strata, shared) : Optional.empty(),
        holm,
        new Evidence.Size(
            expectedLeast(table, table.comparator().rate().orElse(0)),
            difference,
            table.group().total() * difference));
  }

  private static Optional<Interval> interval(Strata strata, Level level) {
    return MantelHaenszel.ratio(strata, level).flatMap(Estimate::interval);
  }

  private static Position position(TwoByTwo table, Zone zone) {
    boolean isUnbounded = table.hasBoth() && table.group().selected() > 0;
    return Position.of(table.ratio(), isUnbounded, zone);
  }

  private static Position position(Strata strata, Zone zone) {
    OptionalDouble ratio =
        MantelHaenszel.ratio(strata, Level.NINETY_FIVE)
            .map(Estimate::value)
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty());
    return Position.of(ratio, MantelHaenszel.isRatioUnbounded(strata), zone);
  }

  private static double expectedLeast(TwoByTwo table, double rate) {
    return table.group().total() * Math.min(rate, 1 - rate);
  }
}
