package evenhand.rulebook.dossier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A dossier that says all it says in tables, its computed questions too. */
class Tabled implements Prose {
  private static final Map<String, List<String>> RESPONSE =
      Map.of("response", List.of("g4", "g3", "g2", "g1"));

  private final String rulebook;
  private final Map<String, List<String>> scales;
  private final Map<String, Function<Situation, Object>> byHand;
  private final Map<String, Function<Situation, Object>> computed = new LinkedHashMap<>();

  Tabled(String rulebook) {
    this(rulebook, RESPONSE, Map.of());
  }

  /**
   * One with more than the tables.
   *
   * @param byHand computed questions whose formula is no condition
   */
  Tabled(
      String rulebook,
      Map<String, List<String>> scales,
      Map<String, Function<Situation, Object>> byHand) {
    this.rulebook = rulebook;
    this.scales = scales;
    this.byHand = byHand;
  }

  /** The seven that stand behind the contact. */
  static List<Prose> all() {
    return List.of(
        new Tabled("contact"),
        new Tabled("mental-health"),
        new Tabled(
            "missing-person",
            Map.of(
                "response",
                List.of("g4", "g3", "g2", "g1"),
                "missing_risk",
                List.of("very_low", "low", "medium", "high")),
            Map.of()),
        new Tabled("vulnerability", RESPONSE, Map.of("asb_qualifying_6m", Tabled::qualifying)),
        new Tabled("exploitation"),
        new Tabled("sexual-offences-stalking"),
        new Tabled("fraud-online"));
  }

  private static Object qualifying(Situation s) {
    boolean unknown = s.unk("asb_complaints_6m") || s.unk("asb_complaints_6m_late");
    return unknown
        ? null
        : Math.max(
            0,
            (Integer) s.value("asb_complaints_6m") - (Integer) s.value("asb_complaints_6m_late"));
  }

  @Override
  public String rulebook() {
    return rulebook;
  }

  @Override
  public Map<String, List<String>> scales() {
    return scales;
  }

  @Override
  public Map<String, Function<Situation, Object>> computed() {
    Path file = Dossier.file(rulebook);
    if (computed.isEmpty() && Files.exists(file)) {
      for (Markdown.Table table : Markdown.read(file).tables("id", "formula")) {
        for (Markdown.Row row : table.rows()) {
          String id = row.plain("id");
          String formula = row.plain("formula");
          computed.put(id, byHand.getOrDefault(id, s -> s.dossier().formula(formula).holds(s)));
        }
      }
    }
    return computed;
  }

  /** No row of missing-person adds a level but for an open case. */
  @Override
  public Set<String> neverDecides() {
    return rulebook.equals("missing-person")
        ? Stream.of("P-001", "P-002", "P-003", "P-018", "P-035")
            .map(row -> row + " missing_open (failing)")
            .collect(Collectors.toSet())
        : Set.of();
  }
}
