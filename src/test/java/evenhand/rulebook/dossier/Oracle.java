package evenhand.rulebook.dossier;

import evenhand.rulebook.Outcome;
import evenhand.rulebook.cases.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a dossier's tables say about a case, worked out without any of the product's engine. */
final class Oracle {
  private final Dossier dossier;

  /** The outcome of a case and the rows that give it; blocks come without their human step. */
  record Expected(Outcome outcome, List<String> rows, Situation situation) {}

  Oracle(Dossier dossier) {
    this.dossier = dossier;
  }

  Expected expected(Case of) {
    Added added = new Added(dossier.prose().scales());
    Situation situation = new Situation(dossier, of, added);
    TreeMap<String, Dues> actions = new TreeMap<>();
    for (Dossier.Row row : dossier.rules()) {
      fire(row, situation, actions);
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Dossier.Row row : dossier.rules()) {
        more |= row.derived() && fire(row, situation, actions);
      }
    }
    return new Expected(outcome(added, actions), List.copyOf(added.rows()), situation);
  }

  /** Adds what a row adds, where its condition holds; true where it had not fired before. */
  private boolean fire(Dossier.Row row, Situation situation, TreeMap<String, Dues> actions) {
    Added added = situation.added();
    boolean fires =
        !added.rows().contains(row.id())
            && row.further().holds(situation)
            && row.when().holds(situation);
    if (fires) {
      added.fired(row.id());
      add(row, situation, actions);
    }
    return fires;
  }

  private void add(Dossier.Row row, Situation situation, TreeMap<String, Dues> actions) {
    Added added = situation.added();
    for (Clause clause : row.then()) {
      if (!clause.where().holds(situation)) {
        continue;
      }
      switch (clause.kind()) {
        case "floor" -> floor(clause, situation);
        case "action" -> action(row, clause, situation, actions);
        case "close" -> clause.words().forEach(added::close);
        case "close_all" ->
            dossier.prose().options().stream()
                .filter(option -> !clause.words().contains(option))
                .forEach(added::close);
        case "provisional" -> added.makeProvisional();
        default -> added.code(clause.kind(), clause.code());
      }
      List<String> doubt = dossier.prose().floorOfDoubt();
      if (!doubt.isEmpty() && Set.of("review", "block", "provisional").contains(clause.kind())) {
        added.floor(doubt.get(0), doubt.get(1));
      }
    }
  }

  /** A floor at a grade, or at the grade that a question holds. */
  private void floor(Clause clause, Situation situation) {
    String scale = clause.words().get(0);
    String grade = clause.words().get(1);
    if (dossier.questions().rows().containsKey(grade)) {
      Object answered = situation.value(grade);
      if (answered != null) {
        situation.added().floor(scale, (String) answered);
      }
    } else {
      situation.added().floor(scale, grade);
    }
  }

  private void action(
      Dossier.Row row, Clause clause, Situation situation, TreeMap<String, Dues> actions) {
    situation.added().code("action", clause.code());
    Dues dues = actions.computeIfAbsent(clause.code(), code -> new Dues(dossier, situation));
    dues.add(clause.due().isEmpty() ? dossier.codes().due(clause.code()) : clause.due());
    if (clause.code().equals("RE_ASK")) {
      boolean listed = dossier.questions().rows().keySet().containsAll(clause.asks());
      List<String> named =
          listed && !clause.asks().isEmpty()
              ? clause.asks()
              : dossier.prose().asks(row.id(), situation, new ArrayList<>(row.when().unknowns()));
      dues.ask(named);
    }
  }

  private Outcome outcome(Added added, TreeMap<String, Dues> actions) {
    return new Outcome(
        new TreeMap<>(added.grades()),
        List.copyOf(added.codes("flag")),
        actions.entrySet().stream().map(each -> each.getValue().action(each.getKey())).toList(),
        added.codes("block").stream()
            .map(code -> new Outcome.Block(code, Optional.empty()))
            .toList(),
        added.codes("review").stream().map(Outcome.Review::new).toList(),
        dossier.prose().options().stream()
            .filter(option -> !added.closed(option))
            .sorted()
            .toList(),
        List.copyOf(added.codes("opens")),
        added.provisional());
  }
}
