package evenhand.governance.comparison;

import evenhand.governance.proof.Aims;
import evenhand.governance.proof.Aims.Aim;
import evenhand.governance.proof.PossibleCase;
import evenhand.governance.proof.PossibleCases.Settings;
import evenhand.governance.proof.UntranslatableException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.expression.Words;
import evenhand.rulebook.model.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the solver, where one number is all that changed, for cases that differ elsewhere than where
 * some were seen to: each that it finds is tried, and where there is none that is proven for every
 * possible case.
 */
final class ChangeProof {
  /** More would be a change that no few values describe. */
  private static final int FOUND_MAX = 40;

  private final Rulebook old;
  private final Parameter now;

  private ChangeProof(Rulebook old, Parameter now) {
    this.old = old;
    this.now = now;
  }

  /** Empty where more than one number changed, or the change reaches beyond what is translated. */
  static Optional<ChangeProof> of(Rulebook old, Rulebook now, Set<String> clauses) {
    String prefix = old.id() + "/parameters.yml parameters ";
    Optional<Parameter> only =
        now.parameters().stream()
            .filter(parameter -> clauses.equals(Set.of(prefix + parameter.id())))
            .filter(parameter -> parameter.type().equals(Type.NUMBER))
            .findFirst();
    return only.filter(parameter -> !setsDeadline(old, parameter.id()))
        .map(parameter -> new ChangeProof(old, parameter));
  }

  /** The calendar is beyond the solver; naming the parameter anywhere in an effect is enough. */
  private static boolean setsDeadline(Rulebook rulebook, String parameter) {
    return rulebook.codes().actions().toString().contains(parameter)
        || rulebook.rules().stream()
            .anyMatch(rule -> rule.effects().toString().contains(parameter));
  }

  /** What is proven, in a sentence; empty where the solver cannot tell or finds ever more. */
  Optional<String> run(CaseSearch search) {
    try (Aims aims = new Aims(old, Settings.AS_DELIVERED)) {
      Aim differs = aims.differs(now);
      for (int i = 0; i < FOUND_MAX; i++) {
        List<Expression> known = search.turningPoints();
        List<Aim> all = new ArrayList<>(List.of(differs));
        known.forEach(point -> all.add(aims.holds(point, false)));
        Optional<PossibleCase> found = aims.find(all);
        if (found.isEmpty()) {
          return Optional.of(said(known));
        }
        search.attempt(new TriedCase(found.get().asOf(), found.get().facts()));
        if (search.turningPoints().size() == known.size()) {
          return Optional.empty();
        }
      }
    } catch (UntranslatableException cannot) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static String said(List<Expression> known) {
    return known.isEmpty()
        ? "no possible case comes out differently"
        : "no possible case comes out differently, unless "
            + known.stream().map(Words::of).collect(Collectors.joining(" or "));
  }
}
