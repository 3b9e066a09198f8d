package evenhand.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.QuestionType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads one answer by the type of its question. */
final class AnswerReader {
  private AnswerReader() {}

  /**
   * The typed value; empty where the answer is unknown ({@code null}, unknown or refused).
   *
   * @throws IllegalArgumentException saying what would be right
   */
  static Optional<Object> read(Question question, JsonNode answer, Instant asOf) {
    if (answer.isNull() || isUnknown(answer)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (question.type()) {
          case YES_NO, CHOICE -> choice(question, answer);
          case CHOICES -> choices(question, answer);
          case COUNT, AGE, MINUTES, DAYS, MONTHS -> number(question, answer);
          case DATE -> date(question, answer, asOf);
          case DATETIME -> instant(answer);
        });
  }

  private static boolean isUnknown(JsonNode answer) {
    return answer.isTextual()
        && (answer.textValue().equals("unknown") || answer.textValue().equals("refused"));
  }

  private static String choice(Question question, JsonNode answer) {
    for (String value : question.values()) {
      if (answer.isTextual() && value.equals(answer.textValue())) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "one of " + question.values() + ", unknown or refused is expected" + not(answer));
  }

  private static Set<String> choices(Question question, JsonNode answer) {
    if (!answer.isArray()) {
      throw new IllegalArgumentException(
          "a list of some of " + question.values() + " is expected" + not(answer));
    }
    Set<String> set = new HashSet<>();
    for (JsonNode member : answer) {
      set.add(choice(question, member));
    }
    return Set.copyOf(set);
  }

  private static Integer number(Question question, JsonNode answer) {
    Question.Range range = question.range().orElse(new Question.Range(0, Integer.MAX_VALUE));
    boolean inside =
        answer.isIntegralNumber()
            && answer.canConvertToInt()
            && answer.intValue() >= range.min()
            && answer.intValue() <= range.max();
    if (!inside) {
      throw new IllegalArgumentException(
          "a whole number of "
              + (question.type() == QuestionType.AGE ? "years " : "")
              + range.min()
              + " to "
              + range.max()
              + " is expected"
              + not(answer));
    }
    return answer.intValue();
  }

  private static LocalDate date(Question question, JsonNode answer, Instant asOf) {
    LocalDate date;
    try {
      date = LocalDate.parse(answer.isTextual() ? answer.textValue() : "");
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException(
          "a date of the calendar such as 2026-01-31 is expected" + not(answer), wrong);
    }
    if (date.isBefore(Question.FIRST_DAY) || date.isAfter(Question.LAST_DAY)) {
      throw new IllegalArgumentException("a date between 1850 and 2200 is expected" + not(answer));
    }
    if (question.notAfterDecision()
        && date.isAfter(LocalDate.ofInstant(asOf, DueCalendar.LONDON))) {
      throw new IllegalArgumentException(
          "a date not after the day of the decision is expected" + not(answer));
    }
    return date;
  }

  private static Instant instant(JsonNode answer) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(answer.isTextual() ? answer.textValue() : "");
      if (time.getYear() >= 1850 && time.getYear() <= 2200) {
        return time.toInstant();
      }
    } catch (DateTimeException wrong) {
      // Said below, with what would be right.
    }
    throw new IllegalArgumentException(
        "a date and time with offset such as 2026-01-31T09:30:00Z is expected" + not(answer));
  }

  private static String not(JsonNode answer) {
    String text = answer.toString();
    return ", not " + (text.length() > 60 ? text.substring(0, 60) + "..." : text);
  }
}
