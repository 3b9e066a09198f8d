package evenhand.command.demo;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Random draws that are the same for the same seed and number. Not safe to share. */
final class Chance {
  /** Spreads neighbouring numbers far apart, as SplittableRandom does with its own seeds. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  Chance(long seed, long number) {
    this.random = new SplittableRandom(seed * GOLDEN + number);
  }

  boolean happens(double share) {
    return random.nextDouble() < share;
  }

  /** From 0 (calm) to 1 (grave): what makes several bad answers come together. */
  double gravity() {
    double uniform = random.nextDouble();
    return uniform * uniform;
  }

  double uniform() {
    return random.nextDouble();
  }

  /** A whole number from {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  int around(double mean, double spread) {
    return (int) Math.round(random.nextGaussian(mean, spread));
  }

  /** A small count whose mean is given, most often 0. */
  int few(double mean) {
    double share = mean / (1 + mean);
    int count = 0;
    while (count < 20 && happens(share)) {
      count++;
    }
    return count;
  }

  String oneOf(Map<String, Double> weights) {
    return oneOf(List.copyOf(weights.entrySet()), Map.Entry::getValue).getKey();
  }

  <T> T oneOf(List<T> things, ToDoubleFunction<T> weight) {
    double left = random.nextDouble() * things.stream().mapToDouble(weight).sum();
    for (T thing : things) {
      left -= weight.applyAsDouble(thing);
      if (left < 0) {
        return thing;
      }
    }
    return things.get(things.size() - 1);
  }
}
