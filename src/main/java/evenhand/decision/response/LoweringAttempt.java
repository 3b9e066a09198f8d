package evenhand.decision.response;

import evenhand.decision.Actor;
import evenhand.rulebook.Lowering;
import java.util.List;
import java.util.Optional;

/**
 * A response that lowers something: a grade below the one in force, or options wider than advised.
 *
 * @param lowered what it lowers
 * @param involved rulebooks whose standing advice it goes below, the decision's own among them
 * @param protectedPerson whether a child, a person of unknown age or a vulnerable person is
 *     concerned
 * @param actor who responds
 * @param decider who made the decision
 */
record LoweringAttempt(
    List<Lowered> lowered,
    List<Involved> involved,
    boolean protectedPerson,
    Actor actor,
    Actor decider) {

  LoweringAttempt {
    lowered = List.copyOf(lowered);
    involved = List.copyOf(involved);
  }

  /**
   * One thing that is lowered.
   *
   * @param pointer where the request says so, for example {@code /to/grades/response}
   * @param from the grade in force; absent for options
   */
  record Lowered(String pointer, Optional<ScaleGrade> from) {}

  /** A grade on a scale. */
  record ScaleGrade(String scale, String grade) {}

  /** A rulebook that is involved, and the rules of it that fired. */
  record Involved(Lowering lowering, List<String> fired) {
    Involved {
      fired = List.copyOf(fired);
    }
  }
}
