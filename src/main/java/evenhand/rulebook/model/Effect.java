package evenhand.rulebook.model;

import java.util.List;
import java.util.Optional;

/** One thing that a rule adds to the outcome. Nothing a rule does takes anything away. */
public sealed interface Effect {
  /** The least grade on a scale. */
  record Floor(String scale, String grade) implements Effect {}

  /** A floor at the grade that a question holds. */
  record FloorFrom(String scale, String question) implements Effect {}

  /** A code that describes the case. */
  record Flag(String code) implements Effect {}

  /**
   * A task.
   *
   * @param due as the rule says it, in place of the one in the rulebook's codes
   */
  record Action(String code, Optional<String> due) implements Effect {}

  /** A task due some time after the moment that a question holds. */
  record ActionAfter(String code, String question, String due) implements Effect {}

  /** The task of asking again. */
  record ReAsk(List<String> questions) implements Effect {
    public static final String CODE = "RE_ASK";

    public ReAsk {
      questions = List.copyOf(questions);
    }
  }

  /** What must not be done without the named human step. */
  record Block(String code) implements Effect {}

  /** A human judgement that is required. */
  record Review(String code) implements Effect {}

  /** Options that do not stay open. */
  record Close(List<String> options) implements Effect {
    public Close {
      options = List.copyOf(options);
    }
  }

  /** Another rulebook whose questions should be asked. */
  record Opens(String rulebook) implements Effect {}

  /** The case cannot be closed while this stands. */
  record Provisional() implements Effect {}
}
