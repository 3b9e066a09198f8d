package evenhand.command.demo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How answers to one question are drawn.
 *
 * @param leftOut share of cases in which nobody knows the answer
 * @param share of yes
 * @param weights of values, relative to one another, in the order written
 * @param some how often a set has a member
 * @param mean of a number, with {@code spread} around it and a least and greatest value
 * @param few mean of a small count
 * @param daysAgo the fewest and most days before the decision that a date lies
 * @param sameAs another question whose answer this repeats
 * @param near another question whose answer this is within one of
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Marginal(
    Optional<Double> leftOut,
    Optional<Double> share,
    Map<String, Double> weights,
    Optional<Double> some,
    Optional<Double> mean,
    Optional<Double> spread,
    Optional<Integer> min,
    Optional<Integer> max,
    Optional<Double> few,
    List<Integer> daysAgo,
    Optional<String> sameAs,
    Optional<String> near) {

  Marginal {
    weights = inOrder(weights);
    daysAgo = orNone(daysAgo);
  }

  private static Map<String, Double> inOrder(@Nullable Map<String, Double> weights) {
    return weights == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  private static List<Integer> orNone(@Nullable List<Integer> days) {
    return days == null ? List.of() : List.copyOf(days);
  }
}
