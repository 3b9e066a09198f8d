package evenhand.fairness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.fairness.statistics.Strata;
import evenhand.fairness.statistics.TwoByTwo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Finds every table with reference values: in the derived tables among the test resources, which
 * are always there, and in all files of {@code ../shared/data}.
 */
public final class ReferenceTables {
  /** The derived tables; every other name is a file of {@code ../shared/data}. */
  public static final String DERIVED = "derived tables";

  private ReferenceTables() {}

  /** A node with its path, as file and key. */
  public record Found(String path, JsonNode node) {}

  public static List<Arguments> sources() {
    return List.of(
        Arguments.of(DERIVED),
        Arguments.of("edge_cases"),
        Arguments.of("compas"),
        Arguments.of("met_stop_search"),
        Arguments.of("ucb_admissions"));
  }

  public static JsonNode read(String source) {
    return source.equals(DERIVED) ? derived() : SharedData.reference(source);
  }

  public static JsonNode derived() {
    try (var in = ReferenceTables.class.getResourceAsStream("reference-tables.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every node of a source that has these keys. */
  public static List<Found> having(String source, String... keys) {
    List<Found> found = new ArrayList<>();
    walk(source, read(source), node -> List.of(keys).stream().allMatch(node::has), found);
    return found;
  }

  public static TwoByTwo table(JsonNode node) {
    return TwoByTwo.of(
        node.get("x1").asDouble(),
        node.get("n1").asDouble(),
        node.get("x0").asDouble(),
        node.get("n0").asDouble());
  }

  /** Strata written as {@code {x1, n1, x0, n0}} or as {@code [x1, n1, x0, n0]}. */
  public static Strata strata(JsonNode list) {
    List<TwoByTwo> tables = new ArrayList<>();
    for (JsonNode item : list) {
      tables.add(
          item.isObject()
              ? table(item)
              : TwoByTwo.of(
                  item.get(0).asDouble(),
                  item.get(1).asDouble(),
                  item.get(2).asDouble(),
                  item.get(3).asDouble()));
    }
    return new Strata(tables);
  }

  private static void walk(
      String path, JsonNode node, Predicate<JsonNode> wanted, List<Found> found) {
    if (node.isObject() && wanted.test(node)) {
      found.add(new Found(path, node));
    }
    node.fields().forEachRemaining(e -> walk(path + "/" + e.getKey(), e.getValue(), wanted, found));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(path + "/" + i, node.get(i), wanted, found);
    }
  }
}
