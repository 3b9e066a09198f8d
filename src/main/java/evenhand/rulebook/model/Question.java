package evenhand.rulebook.model;

import evenhand.rulebook.expression.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a rulebook may ask.
 *
 * @param values the answers of a choice or set of choices, in the order shown
 * @param about victim, suspect, subject, incident, caller or history
 * @param basis fact or assessment (DPA 2018 s.38)
 * @param range least and greatest number, where the type is a number
 * @param notAfterDecision whether a date later than the decision is refused
 * @param shared whether the definition is common to several rulebooks
 * @param protection why reading it is lawful, where it touches a protected characteristic
 */
public record Question(
    String id,
    String prompt,
    QuestionType type,
    List<String> values,
    String about,
    String basis,
    String source,
    Optional<String> help,
    Optional<Range> range,
    boolean notAfterDecision,
    boolean shared,
    Optional<Protection> protection) {

  /** The first and the last day that an answer may name. */
  public static final LocalDate FIRST_DAY = LocalDate.of(1850, 1, 1);

  public static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);

  public Question {
    values = List.copyOf(values);
  }

  public Type valueType() {
    return type.type(values);
  }

  /** Whole numbers from {@code min} to {@code max}, both included. */
  public record Range(int min, int max) {}

  /**
   * The justification for reading a protected characteristic.
   *
   * @param characteristic as the Equality Act 2010 names it
   * @param lawfulBecause why, and what it may move
   */
  public record Protection(String characteristic, String lawfulBecause) {}
}
