package evenhand.fairness.verdict;

import evenhand.fairness.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a verdict rests on, crude or conditional.
 *
 * @param isEnough whether both sides have 30 decisions, and the strata keep 80% of the group
 * @param ratio where the ratio stands
 * @param opposite where the ratio of those not selected stands
 * @param interval 95%; empty where undefined
 * @param widened at the level shared by all eligible groups
 * @param holm probability after Holm's adjustment
 * @param size how many people it is about
 */
public record Evidence(
    boolean isEnough,
    Position ratio,
    Position opposite,
    Optional<Interval> interval,
    Optional<Interval> widened,
    OptionalDouble holm,
    Size size) {

  /**
   * How many people a comparison is about.
   *
   * @param expectedLeast smaller of the counts selected and not, expected at the comparator's rate
   * @param difference of the rates, 0 where undefined
   * @param people that would have come out otherwise at the comparator's rate, 0 where undefined
   */
  public record Size(double expectedLeast, double difference, double people) {}
}
