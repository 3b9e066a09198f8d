package evenhand.rulebook.dossier;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rows that fired so far have added. */
final class Added {
  private final Map<String, List<String>> scales;
  private final Map<String, String> grades = new TreeMap<>();
  private final Map<String, Set<String>> codes = new TreeMap<>();
  private final Set<String> closed = new HashSet<>();
  private final Set<String> rows = new TreeSet<>();
  private boolean provisional;

  Added(Map<String, List<String>> scales) {
    this.scales = scales;
  }

  void floor(String scale, String grade) {
    String before = grades.get(scale);
    if (before == null || rank(scale, grade) > rank(scale, before)) {
      grades.put(scale, grade);
    }
  }

  private int rank(String scale, String grade) {
    int rank = scales.get(scale).indexOf(grade);
    if (rank < 0) {
      throw new AssertionError(grade + " is no grade of " + scale);
    }
    return rank;
  }

  void code(String kind, String code) {
    codes.computeIfAbsent(kind, fresh -> new TreeSet<>()).add(code);
  }

  void close(String option) {
    closed.add(option);
  }

  void makeProvisional() {
    provisional = true;
  }

  void fired(String row) {
    rows.add(row);
  }

  boolean has(String kind, String code) {
    return codes.getOrDefault(kind, Set.of()).contains(code);
  }

  boolean reached(String scale, String grade) {
    String held = grades.get(scale);
    return held != null && rank(scale, held) >= rank(scale, grade);
  }

  boolean closed(Object option) {
    return option != null && closed.contains(option);
  }

  Map<String, String> grades() {
    return grades;
  }

  Set<String> codes(String kind) {
    return codes.getOrDefault(kind, Set.of());
  }

  Set<String> rows() {
    return rows;
  }

  boolean provisional() {
    return provisional;
  }
}
