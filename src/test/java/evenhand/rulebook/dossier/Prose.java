package evenhand.rulebook.dossier;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a dossier says in sentences rather than in tables: its computed questions, worked out by
 * hand, and the additions that its head makes to the language of the tables.
 */
interface Prose {
  /** The rulebook's id. */
  String rulebook();

  /** Grades of each scale, from the least. */
  Map<String, List<String>> scales();

  /** All options in the order of the table; none for most rulebooks. */
  default List<String> options() {
    return List.of();
  }

  /** Every computed question, as a function of the case. */
  Map<String, Function<Situation, Object>> computed();

  /** A further condition of a row that its cell does not repeat. */
  default String furtherCondition(String row) {
    return "true";
  }

  /** What a shorthand in a cell {@code then} stands for: clause by its condition. */
  default Map<String, String> macro(String name, String argument) {
    throw new AssertionError("no shorthand " + name + " in " + rulebook());
  }

  /**
   * The questions that the RE_ASK of a row is about, where its cell lists none.
   *
   * @param unknowns what the row's condition reads inside {@code unk(...)}
   */
  default List<String> asks(String row, Situation situation, List<String> unknowns) {
    return unknowns;
  }

  /** The parameter whose minutes stand in while the end of duty is not known. */
  default String endOfDuty() {
    return "";
  }

  /** Comparisons that can decide no case, since another of their row always decides with them. */
  default Set<String> neverDecides() {
    return Set.of();
  }

  /**
   * Cases for comparisons that random ones seldom reach: facts and, after a bar, parameters, both
   * as JSON; decided in January 2026.
   */
  default List<String> seldom() {
    return List.of();
  }

  /** A floor that every rule with a review, a block or a provisional mark adds; empty for none. */
  default List<String> floorOfDoubt() {
    return List.of();
  }
}
