package evenhand.fairness.simulation;

import evenhand.fairness.comparison.CrudeComparison;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.spec.Zone;
import evenhand.fairness.statistics.TwoByTwo;
import evenhand.fairness.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How often the verdicts of a family of four groups, with a comparator ten times as large as each,
 * say what they say.
 *
 * @param ratio true ratio of the first group; the other three have a ratio of 1
 * @param flagged share of trials in which the first group gets EXPLAIN or STOP
 * @param anyFlagged in which any of the four does
 * @param green in which the first group gets NO_EVIDENCE
 * @param cannotTell in which it gets CANNOT_TELL
 */
public record OperatingCharacteristic(
    int n,
    double rate,
    double ratio,
    double flagged,
    double anyFlagged,
    double green,
    double cannotTell) {
  private static final int GROUPS = 4;
  private static final int COMPARATOR_TIMES = 10;
  private static final int[] SIZES = {100, 300, 1_000, 3_000};
  private static final double[] RATES = {0.1, 0.3};
  private static final double[] RATIOS = {1, 0.8, 0.5, 1.25, 2};

  /** One line for each size, rate and true ratio. */
  public static List<OperatingCharacteristic> grid(long seed, int trials) {
    List<OperatingCharacteristic> lines = new ArrayList<>();
    for (int line = 0; line < RATIOS.length * RATES.length * SIZES.length; line++) {
      lines.add(line(line, seed, trials));
    }
    return lines;
  }

  /** One line of the grid by its number from 0; it does not depend on the others. */
  public static OperatingCharacteristic line(int line, long seed, int trials) {
    int n = SIZES[line % SIZES.length];
    double rate = RATES[line / SIZES.length % RATES.length];
    double ratio = RATIOS[line / SIZES.length / RATES.length];
    return of(n, rate, ratio, new Random(31 * seed + line), trials);
  }

  private static OperatingCharacteristic of(
      int n, double rate, double ratio, Random random, int trials) {
    BinomialDraw comparator = new BinomialDraw(n * COMPARATOR_TIMES, rate);
    BinomialDraw first = new BinomialDraw(n, rate * ratio);
    BinomialDraw others = new BinomialDraw(n, rate);
    int flagged = 0;
    int anyFlagged = 0;
    int green = 0;
    int cannotTell = 0;
    for (int trial = 0; trial < trials; trial++) {
      Map<Integer, TwoByTwo> tables = new LinkedHashMap<>();
      var drawn = comparator.draw(random);
      for (int group = 0; group < GROUPS; group++) {
        BinomialDraw draw = group == 0 ? first : others;
        tables.put(group, new TwoByTwo(draw.draw(random), drawn));
      }
      List<Verdict> verdicts =
          CrudeComparison.of(tables, Zone.CONVENTION, 0).values().stream()
              .map(Versus::verdict)
              .toList();
      flagged += isFlag(verdicts.get(0)) ? 1 : 0;
      anyFlagged += verdicts.stream().anyMatch(OperatingCharacteristic::isFlag) ? 1 : 0;
      green += verdicts.get(0) == Verdict.NO_EVIDENCE ? 1 : 0;
      cannotTell += verdicts.get(0) == Verdict.CANNOT_TELL ? 1 : 0;
    }
    double all = trials;
    return new OperatingCharacteristic(
        n, rate, ratio, flagged / all, anyFlagged / all, green / all, cannotTell / all);
  }

  private static boolean isFlag(Verdict verdict) {
    return verdict == Verdict.EXPLAIN || verdict == Verdict.STOP;
  }
}
