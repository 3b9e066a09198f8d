package evenhand.rulebook.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.cases.Case;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One case as a dossier sees it: the value of every name, and what has been added so far. */
final class Situation {
  static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Dossier dossier;
  private final Case of;
  private final Added added;
  private final Map<String, Object> values = new HashMap<>();

  Situation(Dossier dossier, Case of, Added added) {
    this.dossier = dossier;
    this.of = of;
    this.added = added;
  }

  Dossier dossier() {
    return dossier;
  }

  Added added() {
    return added;
  }

  Instant asOf() {
    return of.asOf();
  }

  LocalDate asOfDate() {
    return of.asOf().atZone(LONDON).toLocalDate();
  }

  /** The value of a question, computed question, parameter or moment; {@code null} is unknown. */
  Object value(String name) {
    if (!values.containsKey(name)) {
      values.put(name, find(name));
    }
    return values.get(name);
  }

  private Object find(String name) {
    if (dossier.isComputed(name)) {
      return dossier.prose().computed().get(name).apply(this);
    } else if (dossier.questions().rows().containsKey(name)) {
      return answer(name);
    } else if (dossier.parameters().ids().contains(name)) {
      return parameter(name, "default");
    }
    return switch (name) {
      case "as_of" -> asOf();
      case "as_of_date", "today" -> asOfDate();
      default -> throw new AssertionError("no name " + name);
    };
  }

  private Object answer(String question) {
    JsonNode given = of.facts().get(question);
    boolean unknown =
        given == null
            || given.isNull()
            || given.asText().equals("unknown")
            || given.asText().equals("refused");
    if (unknown) {
      return null;
    }
    return switch (dossier.questions().rows().get(question).type()) {
      case "yes-no", "choice" -> given.textValue();
      case "choices" -> {
        Set<String> members = new TreeSet<>();
        given.forEach(member -> members.add(member.textValue()));
        yield members;
      }
      case "date" -> LocalDate.parse(given.textValue());
      case "datetime" -> OffsetDateTime.parse(given.textValue()).toInstant();
      default -> given.intValue();
    };
  }

  /** A parameter on the day of the decision, by key where it has keys. */
  Object parameter(String id, String key) {
    return parameterOn(id, key, asOfDate());
  }

  Object parameterOn(String id, LocalDate day) {
    return parameterOn(id, "default", day);
  }

  private Object parameterOn(String id, String key, LocalDate day) {
    JsonNode set = of.parameters().get(id);
    return set == null ? dossier.parameters().on(id, key, day) : ParameterTable.override(set, key);
  }

  boolean is(String name, String value) {
    return value.equals(value(name));
  }

  boolean yes(String name) {
    Object value = value(name);
    return "yes".equals(value) || Boolean.TRUE.equals(value);
  }

  boolean no(String name) {
    Object value = value(name);
    return "no".equals(value) || Boolean.FALSE.equals(value);
  }

  boolean unk(String name) {
    return value(name) == null;
  }

  boolean has(String question, String member) {
    return value(question) instanceof Set<?> members && members.contains(member);
  }

  boolean below(String name, String limit) {
    Object a = value(name);
    Object b = value(limit);
    return a != null && b != null && (Integer) a < (Integer) b;
  }

  boolean atLeast(String name, String limit) {
    Object a = value(name);
    Object b = value(limit);
    return a != null && b != null && (Integer) a >= (Integer) b;
  }

  LocalDate date(String name) {
    return (LocalDate) value(name);
  }

  int countYes(List<String> questions) {
    return (int) questions.stream().filter(this::yes).count();
  }

  int countUnknown(List<String> questions) {
    return (int) questions.stream().filter(this::unk).count();
  }
}
