package evenhand.rulebook.dossier;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of one dossier: questions, parameters, codes and rules. */
final class Dossier implements Vocabulary {
  private static final Path FOLDER = Path.of("..", "shared", "domain");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

  private final Prose prose;
  private final Markdown text;
  private final QuestionTable questions;
  private final ParameterTable parameters;
  private final CodeTable codes;
  private final Set<String> words = new HashSet<>();
  private final List<Row> rules = new ArrayList<>();
  private final Map<String, Condition> formulas = new HashMap<>();

  /** A row of the rule table. */
  record Row(
      String id,
      Condition when,
      boolean derived,
      Condition further,
      List<Clause> then,
      Markdown.Row source) {}

  private Dossier(Prose prose, Markdown text, Markdown common) {
    this.prose = prose;
    this.text = text;
    this.questions = QuestionTable.read(text, common);
    this.parameters = ParameterTable.read(text);
    this.codes = CodeTable.read(text, parameters.ids());
    collectWords();
    for (Markdown.Table table : text.tables("id", "when", "then")) {
      table.rows().forEach(row -> rules.add(rule(row)));
    }
  }

  /** Reads a dossier; skips the test with a message where the folder of dossiers is absent. */
  static Dossier read(Prose prose) {
    Path file = file(prose.rulebook());
    assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
    return new Dossier(
        prose, Markdown.read(file), Markdown.read(FOLDER.resolve("shared-questions.md")));
  }

  static Path file(String rulebook) {
    return FOLDER.resolve(rulebook + ".md");
  }

  private void collectWords() {
    words.addAll(List.of("yes", "no", "unset"));
    questions.rows().values().forEach(row -> words.addAll(row.values()));
    words.addAll(parameters.words());
    words.addAll(codes.all());
    prose.scales().values().forEach(words::addAll);
    for (Markdown.Table table : text.tables("id", "type", "formula")) {
      for (Markdown.Row row : table.rows()) {
        Matcher word = WORD.matcher(row.plain("type"));
        word.results().forEach(found -> words.add(found.group()));
      }
    }
  }

  private Row rule(Markdown.Row row) {
    String id = row.plain("id");
    try {
      Condition when = condition(row.plain("when"));
      return new Row(
          id,
          when,
          when.isDerived(),
          condition(prose.furtherCondition(id)),
          Clause.read(row.plain("then"), this, prose),
          row);
    } catch (AssertionError wrong) {
      throw new AssertionError(prose.rulebook() + " " + id + ": " + wrong.getMessage(), wrong);
    }
  }

  Condition condition(String when) {
    return Condition.read(when, this);
  }

  /** The condition that a computed question is worked out by; read once. */
  Condition formula(String text) {
    return formulas.computeIfAbsent(text, this::condition);
  }

  Prose prose() {
    return prose;
  }

  QuestionTable questions() {
    return questions;
  }

  ParameterTable parameters() {
    return parameters;
  }

  CodeTable codes() {
    return codes;
  }

  List<Row> rules() {
    return rules;
  }

  Markdown text() {
    return text;
  }

  /** The ids of the computed questions that the tables define. */
  Set<String> computedIds() {
    Set<String> ids = new LinkedHashSet<>();
    for (Markdown.Table table : text.tables("id", "formula")) {
      for (Markdown.Row row : table.rows()) {
        ids.addAll(List.of(row.plain("id").split(", ")));
      }
    }
    return ids;
  }

  @Override
  public boolean knows(String id) {
    return Set.of("as_of", "as_of_date", "today").contains(id)
        || questions.rows().containsKey(id)
        || isComputed(id)
        || parameters.ids().contains(id);
  }

  @Override
  public boolean isComputed(String id) {
    return prose.computed().containsKey(id);
  }

  @Override
  public boolean isValue(String word) {
    return words.contains(word);
  }
}
