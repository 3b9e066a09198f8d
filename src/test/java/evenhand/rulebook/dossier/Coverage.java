package evenhand.rulebook.dossier;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether random cases tried all that a rule table says: every comparison of every row has to have
 * decided alone, once by holding and once by failing. A wrong comparison could not have stayed
 * unseen there.
 */
final class Coverage {
  private final Dossier dossier;
  private final List<Dossier.Row> untried;
  private final Map<String, BitSet> held = new HashMap<>();
  private final Map<String, BitSet> failed = new HashMap<>();

  Coverage(Dossier dossier) {
    this.dossier = dossier;
    this.untried = new ArrayList<>(dossier.rules());
    for (Dossier.Row row : dossier.rules()) {
      held.put(row.id(), new BitSet());
      failed.put(row.id(), new BitSet());
    }
  }

  /** Notes what decided in a situation in which all rows have been tried. */
  void add(Situation situation) {
    for (Dossier.Row row : untried) {
      if (row.further().holds(situation)) {
        row.when().decisive(situation, held.get(row.id()), failed.get(row.id()));
      }
    }
    untried.removeIf(
        row -> {
          int all = row.when().atoms().size();
          return held.get(row.id()).cardinality() == all
              && failed.get(row.id()).cardinality() == all;
        });
  }

  /** What was never tried, but for what no case can try. */
  List<String> gaps() {
    Set<String> impossible = dossier.prose().neverDecides();
    List<String> gaps = new ArrayList<>();
    for (Dossier.Row row : dossier.rules()) {
      List<String> atoms = row.when().atoms();
      for (int i = 0; i < atoms.size(); i++) {
        boolean constant = Set.of("true", "always").contains(atoms.get(i));
        String name = row.id() + " " + atoms.get(i);
        if (!held.get(row.id()).get(i)) {
          gaps.add(name + " (holding)");
        }
        if (!failed.get(row.id()).get(i) && !constant) {
          gaps.add(name + " (failing)");
        }
      }
    }
    gaps.removeAll(impossible);
    return gaps;
  }
}
