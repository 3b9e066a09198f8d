package evenhand.decision;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The grades of each scale, from least to most, as the loaded rulebooks list them. */
public record Scales(Map<String, List<String>> grades) {

  public Scales {
    Map<String, List<String>> copy = new TreeMap<>();
    grades.forEach((scale, codes) -> copy.put(scale, List.copyOf(codes)));
    grades = Map.copyOf(copy);
  }

  /** The scales of several rulebooks together; one that two share is the same in both. */
  public static Scales union(Collection<Map<String, List<String>>> ofRulebooks) {
    Map<String, List<String>> all = new TreeMap<>();
    ofRulebooks.forEach(all::putAll);
    return new Scales(all);
  }

  /** Whether the scale lists the grade. */
  public boolean has(String scale, String grade) {
    return codes(scale).contains(grade);
  }

  public List<String> codes(String scale) {
    return grades.getOrDefault(scale, List.of());
  }

  /** Negative where the first grade is lower; a grade no longer listed counts as the highest. */
  public int compare(String scale, String one, String other) {
    return Integer.compare(rank(scale, one), rank(scale, other));
  }

  /** The higher of two grades; the first where they are equal. */
  public String higher(String scale, String one, String other) {
    return compare(scale, other, one) > 0 ? other : one;
  }

  private int rank(String scale, String grade) {
    int place = codes(scale).indexOf(grade);
    return place < 0 ? Integer.MAX_VALUE : place;
  }
}
