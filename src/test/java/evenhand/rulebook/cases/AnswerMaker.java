package evenhand.rulebook.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.rulebook.model.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes random valid answers, most of them at the edges that rules ask about: ages around those of
 * statutes, counts around every threshold, dates around those in law and in the case.
 */
final class AnswerMaker {
  static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<Integer> AGES =
      List.of(
          0, 5, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 25, 26, 34, 40, 70, 120);
  private static final List<Integer> SMALL = List.of(0, 0, 1, 1, 2, 3, 4, 5);
  private static final LocalDate FIRST = LocalDate.of(1850, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

  private final ParameterMaker parameters;

  AnswerMaker(ParameterMaker parameters) {
    this.parameters = parameters;
  }

  /** An answer that is no unknown. */
  JsonNode known(Question question, Instant asOf, List<LocalDate> inCase, Random random) {
    return switch (question.type()) {
      case YES_NO, CHOICE -> JSON.textNode(Pick.one(question.values(), random));
      case CHOICES -> choices(question, random);
      case AGE -> JSON.numberNode(age(question, random));
      case COUNT, MINUTES, DAYS, MONTHS -> JSON.numberNode(number(question, random));
      case DATE -> JSON.textNode(date(question, asOf, inCase, random).toString());
      case DATETIME -> JSON.textNode(instant(asOf, random));
    };
  }

  private static JsonNode choices(Question question, Random random) {
    ArrayNode set = JSON.arrayNode();
    Pick.some(question.values(), random).forEach(set::add);
    if (!set.isEmpty() && Pick.chance(0.02, random)) {
      set.add(set.get(0));
    }
    return set;
  }

  private static int age(Question question, Random random) {
    int age = Pick.chance(0.85, random) ? Pick.one(AGES, random) : random.nextInt(121);
    return within(question, age);
  }

  private int number(Question question, Random random) {
    double way = random.nextDouble();
    int number;
    if (way < 0.35) {
      number = Pick.one(SMALL, random);
    } else if (way < 0.85 && !parameters.numbers().isEmpty()) {
      number = Pick.one(parameters.numbers(), random) + random.nextInt(3) - 1;
    } else {
      number = random.nextInt(40);
    }
    return within(question, number);
  }

  private static int within(Question question, int number) {
    Question.Range range = question.range().orElse(new Question.Range(0, Integer.MAX_VALUE));
    return Math.max(range.min(), Math.min(range.max(), number));
  }

  private LocalDate date(Question question, Instant asOf, List<LocalDate> inCase, Random random) {
    LocalDate today = LocalDate.ofInstant(asOf, LONDON);
    LocalDate date = near(base(today, inCase, random), random);
    if (date.isBefore(FIRST) || date.isAfter(LAST)) {
      date = today;
    }
    if (question.notAfterDecision() && date.isAfter(today)) {
      date = Pick.chance(0.5, random) ? today : today.minusDays(random.nextInt(800));
    }
    return date;
  }

  private LocalDate base(LocalDate today, List<LocalDate> inCase, Random random) {
    double way = random.nextDouble();
    if (way < 0.35 && !inCase.isEmpty()) {
      return Pick.one(inCase, random);
    } else if (way < 0.6 && !parameters.dates().isEmpty()) {
      return Pick.one(parameters.dates(), random);
    }
    return today;
  }

  /** Moves a date by nothing, by days, or by a number of months or years that a rule may count. */
  LocalDate near(LocalDate base, Random random) {
    double way = random.nextDouble();
    LocalDate moved = base;
    if (way < 0.45) {
      int months = Pick.one(parameters.months(), random) * (random.nextInt(4) == 0 ? 1 : -1);
      moved = base.plusMonths(months);
    } else if (way < 0.6) {
      moved = base.minusDays(random.nextInt(900));
    } else if (way < 0.7) {
      moved = base.minusDays(random.nextInt(6));
    }
    if (Pick.chance(0.06, random)) {
      moved = moved.withDayOfMonth(moved.lengthOfMonth());
    }
    return Pick.chance(0.5, random) ? moved.plusDays(random.nextInt(3) - 1) : moved;
  }

  private String instant(Instant asOf, Random random) {
    long minutes = Pick.one(parameters.numbers(), random) + random.nextInt(3) - 1;
    long seconds = Pick.chance(0.3, random) ? random.nextInt(120) - 60 : 0;
    int way = random.nextInt(10);
    Instant moment =
        way == 0
            ? asOf.plus(Duration.ofMinutes(random.nextInt(90)))
            : way < 3
                ? asOf.minus(Duration.ofMinutes(random.nextInt(6000)))
                : asOf.minus(Duration.ofMinutes(minutes)).plusSeconds(seconds);
    ZoneOffset offset = random.nextBoolean() ? ZoneOffset.UTC : ZoneOffset.ofHours(1);
    return moment.atOffset(offset).toString();
  }

  /** One of the spellings of unknown; empty where the question is to be left out. */
  static List<JsonNode> unknown(Random random) {
    List<JsonNode> spelling = new ArrayList<>();
    switch (random.nextInt(4)) {
      case 0 -> spelling.add(JSON.nullNode());
      case 1 -> spelling.add(JSON.textNode("unknown"));
      case 2 -> spelling.add(JSON.textNode("refused"));
      default -> {}
    }
    return spelling;
  }
}
