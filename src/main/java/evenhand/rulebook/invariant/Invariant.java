package evenhand.rulebook.invariant;

import evenhand.rulebook.expression.Expression;
import java.util.List;
import java.util.Optional;

/** A statement that must hold for every possible case. */
public sealed interface Invariant permits Invariant.Always, Invariant.Changing {
  String id();

  /** The statement in words. */
  String says();

  /** What it is limited to; a condition that always holds where it is limited to nothing. */
  Expression when();

  /** Wherever {@code when} holds, {@code then} holds. */
  record Always(String id, String says, Expression when, Expression then) implements Invariant {}

  /**
   * Of two cases that differ in one answer and in nothing else.
   *
   * @param questions whose answer may differ, one at a time
   * @param when limits both cases
   */
  record Changing(
      String id, String says, Expression when, List<String> questions, Path along, Claim claim)
      implements Invariant {
    public Changing {
      questions = List.copyOf(questions);
    }
  }

  /**
   * From which answers to which a case may change.
   *
   * @param kind listed answers, or one of the ways that name no answer
   * @param steps of listed answers: each step in order, with the answers that stand on it
   */
  record Path(Kind kind, List<List<Step>> steps) {
    public Path {
      steps = steps.stream().map(List::copyOf).toList();
    }

    /** How answers follow each other. */
    public enum Kind {
      LISTED,
      /** To a larger number. */
      RISING,
      /** To a smaller number. */
      FALLING,
      /** To a set with one more member. */
      GROWING,
      /** From any answer, or none, to any other. */
      ANYTHING
    }
  }

  /** An answer on a path. */
  sealed interface Step {
    /** One answer, as text, whole number, or the empty set. */
    record Answer(Object value) implements Step {}

    /** No answer. */
    record Unanswered() implements Step {}

    /** Any known answer for which a condition holds. */
    record Meeting(Expression condition) implements Step {}
  }

  /**
   * What holds between the outcomes of the two cases.
   *
   * @param neverLowers scales that do not fall
   * @param neverLoses kinds of codes of which none is lost, in the plural
   * @param keeps parts of the outcome that stay where they were
   * @param neverMoves scales that stay; {@code outcome} for all of it
   * @param except parts of the outcome that {@code outcome} leaves out
   * @param absentAs the grade that a scale without a floor counts as; otherwise below the least
   */
  record Claim(
      List<String> neverLowers,
      List<String> neverLoses,
      List<OutcomeTerm> keeps,
      List<String> neverMoves,
      List<OutcomeTerm> except,
      Optional<String> absentAs) {
    public Claim {
      neverLowers = List.copyOf(neverLowers);
      neverLoses = List.copyOf(neverLoses);
      keeps = List.copyOf(keeps);
      neverMoves = List.copyOf(neverMoves);
      except = List.copyOf(except);
    }
  }
}
