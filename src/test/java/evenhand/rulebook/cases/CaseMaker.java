package evenhand.rulebook.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.QuestionType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes random valid cases of a rulebook: worked examples with some answers changed, nearly
 * complete cases, half-empty ones, nearly empty ones, and those where nearly everything is denied.
 */
public final class CaseMaker {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final LocalDate USUAL = LocalDate.of(2026, 1, 1);
  private static final Instant DELIVERED = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<LocalTime> TIMES =
      List.of(
          LocalTime.MIDNIGHT,
          LocalTime.of(8, 0),
          LocalTime.of(12, 0),
          LocalTime.of(22, 59, 59),
          LocalTime.of(23, 0),
          LocalTime.of(23, 30));

  private final Rulebook rulebook;
  private final ParameterMaker parameters;
  private final AnswerMaker answers;
  private final List<Case> examples;

  public CaseMaker(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.parameters = new ParameterMaker(rulebook);
    this.answers = new AnswerMaker(parameters);
    this.examples = examples(Runs.RULES.resolve(rulebook.id()).resolve("vignettes"));
  }

  private List<Case> examples(Path folder) {
    List<Case> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yml")).sorted().toList()) {
        JsonNode whole = YAML.readTree(file.toFile());
        whole.path("vignettes").forEach(vignette -> add(vignette, found));
        whole.path("extra_vignettes").forEach(vignette -> add(vignette, found));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return List.copyOf(found);
  }

  private void add(JsonNode vignette, List<Case> found) {
    if (vignette.path("facts").isObject() && vignette.has("as_of")) {
      Instant asOf = OffsetDateTime.parse(vignette.get("as_of").asText()).toInstant();
      JsonNode set = vignette.path("parameters");
      Case example =
          new Case(
              asOf,
              vignette.get("facts").deepCopy(),
              set.isObject() ? set.deepCopy() : JSON.objectNode());
      if (isValid(example)) {
        found.add(example);
      }
    }
  }

  /** The worked examples of the rulebook, as cases. */
  public List<Case> examples() {
    return examples;
  }

  public boolean isValid(Case each) {
    try {
      evenhand.rulebook.Answers.read(List.of(rulebook), each.facts(), each.asOf());
      return true;
    } catch (InvalidCaseException invalid) {
      return false;
    }
  }

  public Case make(Random random) {
    for (int attempt = 0; attempt < 100; attempt++) {
      Case each = attempt(random);
      if (isValid(each)) {
        return each;
      }
    }
    throw new AssertionError("a hundred attempts gave no valid case");
  }

  /** A case decided this year or later, when every parameter is in force, with no parameter set. */
  public Case makeAsDelivered(Random random) {
    for (int attempt = 0; attempt < 100; attempt++) {
      Case each = make(random);
      if (!each.asOf().isBefore(DELIVERED)) {
        return new Case(each.asOf(), each.facts(), JSON.objectNode());
      }
    }
    throw new AssertionError("a hundred attempts gave no case of this year");
  }

  private Case attempt(Random random) {
    double way = random.nextDouble();
    if (way < 0.45) {
      return changedExample(random);
    }
    Instant asOf = asOf(random);
    ObjectNode facts = JSON.objectNode();
    double unknown = way < 0.65 ? 0.04 : way < 0.8 ? 0.4 : way < 0.9 ? 0.93 : 0.1;
    double denied = way < 0.9 ? (way < 0.65 ? 0.3 * random.nextInt(3) : 0) : 0.93;
    List<Question> order = new ArrayList<>(rulebook.questions());
    Collections.shuffle(order, random);
    List<LocalDate> dates = new ArrayList<>();
    for (Question question : order) {
      if (Pick.chance(unknown, random)) {
        AnswerMaker.unknown(random).forEach(spelling -> facts.set(question.id(), spelling));
      } else if (question.type() == QuestionType.YES_NO && Pick.chance(denied, random)) {
        facts.put(question.id(), "no");
      } else {
        set(facts, question, asOf, dates, random);
      }
    }
    return new Case(asOf, facts, parameters.overrides(random));
  }

  private Case changedExample(Random random) {
    Case example = Pick.one(examples, random);
    Instant asOf = Pick.chance(0.6, random) ? example.asOf() : asOf(random);
    ObjectNode facts = example.facts().deepCopy();
    if (Pick.chance(0.3, random)) {
      double share = random.nextDouble();
      Pick.one(examples, random)
          .facts()
          .properties()
          .forEach(
              other -> {
                if (Pick.chance(share, random)) {
                  facts.set(other.getKey(), other.getValue());
                }
              });
    }
    List<LocalDate> dates = new ArrayList<>();
    facts.forEach(answer -> addDate(answer, dates));
    int changes = random.nextInt(5);
    for (int i = 0; i < changes; i++) {
      Question question = Pick.one(rulebook.questions(), random);
      facts.remove(question.id());
      if (Pick.chance(0.25, random)) {
        AnswerMaker.unknown(random).forEach(spelling -> facts.set(question.id(), spelling));
      } else {
        set(facts, question, asOf, dates, random);
      }
    }
    ObjectNode set = example.parameters().deepCopy();
    set.setAll(parameters.overrides(random));
    return new Case(asOf, facts, set);
  }

  private void set(
      ObjectNode facts, Question question, Instant asOf, List<LocalDate> dates, Random random) {
    JsonNode answer = answers.known(question, asOf, dates, random);
    facts.set(question.id(), answer);
    addDate(answer, dates);
  }

  private static void addDate(JsonNode answer, List<LocalDate> dates) {
    if (answer.isTextual() && answer.textValue().matches("\\d{4}-\\d\\d-\\d\\d")) {
      dates.add(LocalDate.parse(answer.textValue()));
    }
  }

  /** A known answer to one question of a case. */
  public JsonNode answer(Question question, Case of, Random random) {
    List<LocalDate> dates = new ArrayList<>();
    of.facts().forEach(given -> addDate(given, dates));
    return answers.known(question, of.asOf(), dates, random);
  }

  /** Mostly this year, often around a date in the parameters, at times that matter in London. */
  private Instant asOf(Random random) {
    double way = random.nextDouble();
    LocalDate day;
    if (way < 0.4 || parameters.dates().isEmpty()) {
      day = USUAL.plusDays(random.nextInt(365));
    } else if (way < 0.9) {
      day = Pick.one(parameters.dates(), random).plusDays(random.nextInt(3) - 1);
    } else {
      day = USUAL.minusYears(8).plusDays(random.nextInt(6000));
    }
    return day.atTime(Pick.one(TIMES, random)).toInstant(java.time.ZoneOffset.UTC);
  }
}
