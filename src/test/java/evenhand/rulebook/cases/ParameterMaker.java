package evenhand.rulebook.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Question;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes random values for the parameters of a rulebook, and knows the values at which rules turn.
 */
final class ParameterMaker {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<String> DUES =
      List.of(
          "0",
          "90",
          "working_days:1",
          "working_days:4",
          "next_school_day:08:00",
          "next_school_day:09:30",
          "before_close");
  private static final List<Integer> MONTHS = List.of(1, 12, 24);

  private final List<JsonNode> parameters = new ArrayList<>();
  private final List<Question> questions;
  private final Set<Integer> numbers = new TreeSet<>();
  private final Set<Integer> months = new TreeSet<>(MONTHS);
  private final Set<LocalDate> dates = new TreeSet<>();
  private final List<Integer> numberList;
  private final List<LocalDate> dateList;
  private final List<Integer> monthList;

  ParameterMaker(Rulebook rulebook) {
    this.questions = rulebook.questions();
    try {
      YAML.readTree(rulebook.content().get(rulebook.id() + "/parameters.yml"))
          .get("parameters")
          .forEach(parameters::add);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    parameters.forEach(this::collect);
    numberList = List.copyOf(numbers);
    dateList = List.copyOf(dates);
    monthList = List.copyOf(months);
  }

  private void collect(JsonNode parameter) {
    for (JsonNode row : parameter.get("values")) {
      date(row.path("from").asText());
      JsonNode value = row.get("value");
      if (value.isInt()) {
        numbers.add(value.intValue());
        String unit = parameter.path("unit").asText();
        if (unit.contains("month")) {
          months.add(value.intValue());
        } else if (unit.contains("year")) {
          months.add(12 * value.intValue());
        }
      }
      date(value.asText());
      value.forEach(
          member -> {
            date(member.path("from").asText());
            date(member.path("until").asText());
          });
    }
  }

  private void date(String text) {
    if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
      dates.add(LocalDate.parse(text));
    }
  }

  /** Every whole number that some parameter holds. */
  List<Integer> numbers() {
    return numberList;
  }

  /** Every date that some parameter holds or begins at. */
  List<LocalDate> dates() {
    return dateList;
  }

  /** Calendar distances that rules may count, in months. */
  List<Integer> months() {
    return monthList;
  }

  /** Values in place of the dated ones, by parameter id; often none. */
  ObjectNode overrides(Random random) {
    ObjectNode overrides = JSON.objectNode();
    double way = random.nextDouble();
    if (way < 0.6) {
      return overrides;
    }
    boolean switches = way > 0.8;
    int several = random.nextInt(4) + 1;
    for (JsonNode parameter : parameters) {
      boolean isSwitch = parameter.get("type").asText().equals("truth");
      double share = isSwitch && switches ? 0.5 : (double) several / parameters.size();
      if (Pick.chance(share, random)) {
        overrides.set(parameter.get("id").asText(), value(parameter, random));
      }
    }
    return overrides;
  }

  private JsonNode value(JsonNode parameter, Random random) {
    JsonNode row = Pick.one(rows(parameter), random);
    JsonNode value = row.get("value");
    if (mayBeUnset(parameter) && Pick.chance(0.2, random)) {
      return random.nextBoolean() ? JSON.nullNode() : JSON.textNode("unset");
    }
    return switch (parameter.get("type").asText()) {
      case "number" -> number(parameter, value, random);
      case "truth" -> JSON.booleanNode(random.nextBoolean());
      case "date" -> JSON.textNode(day(value, random).toString());
      case "numbers" -> list(Pick.some(pool(parameter, value), random));
      case "codes" -> list(Pick.some(codes(parameter), random));
      case "due" -> JSON.textNode(Pick.one(DUES, random));
      case "keyed" -> keyed(parameter, random);
      case "table" -> table(value, random);
      default -> value;
    };
  }

  private static List<JsonNode> rows(JsonNode parameter) {
    List<JsonNode> rows = new ArrayList<>();
    parameter.get("values").forEach(rows::add);
    return rows;
  }

  private static boolean mayBeUnset(JsonNode parameter) {
    return rows(parameter).stream().anyMatch(row -> row.get("value").asText().equals("unset"));
  }

  private static JsonNode number(JsonNode parameter, JsonNode value, Random random) {
    int base = value.intValue();
    int changed = Pick.chance(0.8, random) ? base + random.nextInt(5) - 2 : random.nextInt(30);
    int min = parameter.path("limits").path("min").asInt(0);
    int max = parameter.path("limits").path("max").asInt(Integer.MAX_VALUE);
    return JSON.numberNode(Math.max(min, Math.min(max, changed)));
  }

  private LocalDate day(JsonNode value, Random random) {
    String text = value.asText();
    LocalDate base = text.matches("\\d{4}-.*") ? LocalDate.parse(text) : LocalDate.of(2026, 6, 15);
    return base.plusDays(random.nextInt(3) - 1).plusMonths(random.nextInt(5) - 2);
  }

  private static List<Integer> pool(JsonNode parameter, JsonNode value) {
    List<Integer> pool = new ArrayList<>();
    value.forEach(member -> pool.add(member.intValue()));
    boolean years = parameter.path("unit").asText().contains("year");
    for (int each = years ? 15 : 1; each <= (years ? 21 : 5); each++) {
      pool.add(each);
    }
    return pool;
  }

  /** What any row of it holds, and the values of a question that its unit names. */
  private List<String> codes(JsonNode parameter) {
    Set<String> codes = new LinkedHashSet<>();
    rows(parameter).forEach(row -> words(row.get("value"), codes));
    for (Question question : questions) {
      if (parameter.path("unit").asText().contains(question.id())) {
        codes.addAll(question.values());
      }
    }
    return List.copyOf(codes);
  }

  private static void words(JsonNode value, Set<String> words) {
    if (value.isContainerNode()) {
      value.forEach(member -> words(member, words));
    } else if (value.isTextual()) {
      words.add(value.textValue());
    }
  }

  private JsonNode keyed(JsonNode parameter, Random random) {
    Set<String> keys = new LinkedHashSet<>(List.of("default"));
    rows(parameter).forEach(row -> row.get("value").fieldNames().forEachRemaining(keys::add));
    ObjectNode rows = JSON.objectNode();
    for (String key : keys) {
      if (key.equals("default") || random.nextBoolean()) {
        rows.set(key, list(Pick.some(codes(parameter), random)));
      }
    }
    return rows;
  }

  private JsonNode table(JsonNode value, Random random) {
    List<JsonNode> rows = new ArrayList<>();
    value.forEach(rows::add);
    ArrayNode table = JSON.arrayNode();
    for (JsonNode row : Pick.some(rows, random)) {
      ObjectNode changed = row.deepCopy();
      String end = random.nextBoolean() ? "from" : "until";
      changed.put(end, day(row.get(end), random).toString());
      table.add(changed);
    }
    return table;
  }

  private static ArrayNode list(List<?> members) {
    ArrayNode list = JSON.arrayNode();
    members.forEach(
        member -> {
          if (member instanceof Integer number) {
            list.add(number);
          } else {
            list.add(String.valueOf(member));
          }
        });
    return list;
  }
}
