package evenhand.fairness.comparison;

import evenhand.fairness.statistics.Holm;
import evenhand.fairness.statistics.Level;
import evenhand.fairness.statistics.TwoByTwo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The tests of a family: of each group with enough decisions for which one is defined, adjusted
 * together.
 *
 * @param <K> what a group is known by
 * @param holm adjusted probabilities of the same groups
 */
record FamilyTests<K>(Map<K, NamedTest> tests, Map<K, Double> holm) {
  FamilyTests {
    tests = Map.copyOf(tests);
    holm = Map.copyOf(holm);
  }

  static <K, T> FamilyTests<K> of(
      Map<K, T> tables, Function<T, TwoByTwo> crude, Function<T, Optional<NamedTest>> test) {
    Map<K, NamedTest> tests = new LinkedHashMap<>();
    tables.forEach(
        (group, table) -> {
          if (Versus.isEligible(crude.apply(table))) {
            test.apply(table).ifPresent(result -> tests.put(group, result));
          }
        });
    List<Double> adjusted =
        Holm.adjust(tests.values().stream().map(named -> named.result().p()).toList());
    Map<K, Double> holm = new LinkedHashMap<>();
    for (K group : tests.keySet()) {
      holm.put(group, adjusted.get(holm.size()));
    }
    return new FamilyTests<>(tests, holm);
  }

  Optional<NamedTest> test(K group) {
    return Optional.ofNullable(tests.get(group));
  }

  OptionalDouble holm(K group) {
    Double adjusted = holm.get(group);
    return adjusted == null ? OptionalDouble.empty() : OptionalDouble.of(adjusted);
  }

  /** The level of one of these groups, so that together they err at 5%. */
  Level shared() {
    return Level.NINETY_FIVE.sharedBy(tests.size());
  }
}
