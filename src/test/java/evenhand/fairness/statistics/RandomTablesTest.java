package evenhand.fairness.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import evenhand.fairness.measures.DriftChart;
import evenhand.fairness.measures.Kitagawa;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** Whatever the counts, nought and full cells among them: no NaN, no Infinity, limits in order. */
class RandomTablesTest {
  private static final Level LEVEL = Level.NINETY_FIVE;

  @Provide
  Arbitrary<Proportion> shares() {
    Arbitrary<Integer> totals =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between(0, 60)),
            Tuple.of(2, Arbitraries.integers().between(0, 5_000)),
            Tuple.of(1, Arbitraries.integers().between(0, 10_000_000)));
    return totals.flatMap(
        total ->
            Arbitraries.frequencyOf(
                    Tuple.of(1, Arbitraries.just(0)),
                    Tuple.of(1, Arbitraries.just(total)),
                    Tuple.of(4, Arbitraries.integers().between(0, total)))
                .map(selected -> new Proportion(selected, total)));
  }

  @Provide
  Arbitrary<TwoByTwo> tables() {
    return Combinators.combine(shares(), shares()).as(TwoByTwo::new);
  }

  @Provide
  Arbitrary<Strata> strata() {
    return tables().list().ofMaxSize(8).map(Strata::new);
  }

  @Property(tries = 3000)
  void everyFigureOfOneTableIsFiniteOrAbsent(@ForAll("tables") TwoByTwo table) {
    for (TwoByTwo each : List.of(table, table.opposite())) {
      finite(each.ratio());
      finite(each.difference());
      finite(each.people());
      finite(EqualityTest.fisher(each));
      finite(EqualityTest.pooled(each));
      for (Level level : List.of(LEVEL, LEVEL.sharedBy(7))) {
        around(ProportionInterval.wilson(each.group(), level), each.group().rate());
        around(ProportionInterval.clopperPearson(each.group(), level), each.group().rate());
        around(DifferenceInterval.newcombe(each, level), each.difference());
        around(RatioInterval.katz(each, level), each.ratio());
        around(RatioInterval.koopman(each, level), each.ratio());
      }
      power(each);
    }
  }

  @Property(tries = 1000)
  void everyFigureWithinStrataIsFiniteOrAbsent(@ForAll("strata") Strata strata) {
    estimate(MantelHaenszel.ratio(strata, LEVEL));
    estimate(MantelHaenszel.ratio(strata.opposite(), LEVEL));
    estimate(MantelHaenszel.difference(strata, LEVEL));
    estimate(MantelHaenszel.oddsRatio(strata, LEVEL));
    finite(StratifiedTest.cochranMantelHaenszel(strata));
    finite(StratifiedTest.breslowDayTarone(strata));
    Kitagawa.split(strata)
        .ifPresent(
            split ->
                assertThat(split.composition() + split.within() + split.unmatched())
                    .isCloseTo(split.difference(), within(1e-9)));
    OptionalDouble baseline = DriftChart.baseline(strata.given());
    finite(baseline);
    for (DriftChart.Point point : DriftChart.of(strata.given(), baseline.orElse(0))) {
      assertThat(point.up()).isFinite();
      assertThat(point.down()).isFinite();
    }
  }

  /** A limit is where the score test is just not rejected: its chi-square is the limit's own. */
  @Property(tries = 1000)
  void koopmanLimitsInvertTheScoreTest(@ForAll("tables") TwoByTwo table) {
    RatioInterval.koopman(table, LEVEL)
        .ifPresent(
            interval -> {
              double expected = LEVEL.z() * LEVEL.z();
              if (table.group().selected() > 0) {
                assertThat(RatioInterval.score(table, interval.lower()))
                    .isCloseTo(expected, within(1e-6 * expected));
              }
              interval
                  .upper()
                  .ifPresent(
                      upper ->
                          assertThat(RatioInterval.score(table, upper))
                              .isCloseTo(expected, within(1e-6 * expected)));
            });
  }

  /** Summed here table by table; Commons' own test parts equally likely tables by rounding. */
  @Property(tries = 500)
  void fisherEqualsTheSumOverAllTablesNoLikelier(@ForAll("tables") TwoByTwo table) {
    boolean isSmall = table.group().total() + table.comparator().total() < 20_000;
    if (isSmall && table.isInformative()) {
      Proportion all = table.group().plus(table.comparator());
      HypergeometricDistribution tables =
          HypergeometricDistribution.of(
              (int) all.total(), (int) all.selected(), (int) table.group().total());
      double limit = tables.probability((int) table.group().selected()) * (1 + 1e-7);
      double expected =
          IntStream.rangeClosed(tables.getSupportLowerBound(), tables.getSupportUpperBound())
              .mapToDouble(tables::probability)
              .filter(probability -> probability <= limit)
              .sum();
      assertThat(EqualityTest.fisher(table).orElseThrow().p())
          .isCloseTo(Math.min(1, expected), within(1e-8 * expected + 1e-300));
    }
  }

  @Property(tries = 300)
  void holmKeepsOrderAndNeverLowers(@ForAll("probabilities") List<Double> p) {
    List<Double> adjusted = Holm.adjust(p);
    for (int i = 0; i < p.size(); i++) {
      assertThat(adjusted.get(i)).isBetween(p.get(i), 1.0);
      for (int j = 0; j < p.size(); j++) {
        if (p.get(i) < p.get(j)) {
          assertThat(adjusted.get(i)).isLessThanOrEqualTo(adjusted.get(j));
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Double>> probabilities() {
    return Arbitraries.doubles().between(0, 1).list().ofMaxSize(12);
  }

  private static void power(TwoByTwo table) {
    Power.Design.of(table)
        .ifPresent(
            design -> {
              OptionalDouble above = Power.smallestRatioAbove(design, LEVEL, 0.8);
              OptionalDouble below = Power.largestRatioBelow(design, LEVEL, 0.8);
              above.ifPresent(ratio -> assertThat(ratio).isFinite().isGreaterThanOrEqualTo(1));
              below.ifPresent(ratio -> assertThat(ratio).isBetween(0.0, 1.0));
              finite(Power.groupForGreen(design, Math.log(1.25)));
            });
  }

  private static void around(Optional<Interval> interval, OptionalDouble value) {
    if (interval.isPresent()) {
      assertThat(interval.get().lower()).isFinite();
      interval.get().upper().ifPresent(upper -> assertThat(upper).isFinite());
      value.ifPresent(
          inside -> {
            double room = 1e-9 * Math.max(1, Math.abs(inside));
            assertThat(interval.get().lower()).isLessThanOrEqualTo(inside + room);
            assertThat(interval.get().upper().orElse(Double.MAX_VALUE))
                .isGreaterThanOrEqualTo(inside - room);
          });
    }
  }

  private static void estimate(Optional<Estimate> estimate) {
    estimate.ifPresent(figure -> around(figure.interval(), OptionalDouble.of(figure.value())));
  }

  private static void finite(Optional<TestResult> result) {
    result.ifPresent(
        test -> {
          assertThat(test.statistic()).isFinite();
          assertThat(test.p()).isBetween(0.0, 1.0);
        });
  }

  private static void finite(OptionalDouble value) {
    value.ifPresent(figure -> assertThat(figure).isFinite());
  }
}
