package evenhand.rulebook.source;

import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.QuestionType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the questions of {@code questions.yml}, own and shared. */
public final class QuestionReader {
  private static final Set<String> OWN =
      Set.of(
          "id",
          "prompt",
          "type",
          "values",
          "about",
          "basis",
          "source",
          "help",
          "min",
          "max",
          "not_after",
          "protected",
          "marks",
          "read_by",
          "opens",
          "values_from",
          "unverified");
  private static final Set<String> SHARED =
      Set.of(
          "id",
          "shared",
          "source",
          "help",
          "not_after",
          "protected",
          "prompt",
          "unverified",
          "marks");
  private static final Set<String> ABOUT =
      Set.of("victim", "suspect", "subject", "incident", "caller", "history");
  private static final Set<String> BASES = Set.of("fact", "assessment");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)+|[a-z]{4,}");
  private static final int NUMBER_MAX = 100_000_000;
  private static final int AGE_MAX = 120;

  private final Map<String, Question> shared;

  public QuestionReader(Map<String, Question> shared) {
    this.shared = Map.copyOf(shared);
  }

  /** The questions by id, in the order of the file. */
  public Map<String, Question> read(Yaml file, Faults faults) {
    Map<String, Question> questions = new LinkedHashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    for (Yaml entry : file.at("questions").list()) {
      try {
        Question question = one(entry);
        Integer first = lines.put(question.id(), entry.line());
        if (first != null) {
          faults.add(entry, "question '" + question.id() + "' stands already in line " + first);
        }
        questions.put(question.id(), question);
      } catch (evenhand.rulebook.RulebookFaultException wrong) {
        wrong.faults().forEach(fault -> faults.add(fault.file(), fault.line(), fault.message()));
      }
    }
    return questions;
  }

  private Question one(Yaml entry) {
    String id = entry.at("id").text();
    if (!ID.matcher(id).matches()) {
      throw entry.fault("a question id is snake_case, for example dash_injury, not '" + id + "'");
    }
    boolean isShared = entry.find("shared").map(Yaml::truth).orElse(false);
    return isShared ? sharedQuestion(id, entry) : ownQuestion(id, entry);
  }

  private Question sharedQuestion(String id, Yaml entry) {
    entry.allow(SHARED);
    Question common = shared.get(id);
    if (common == null) {
      throw entry.fault("'" + id + "' is not among the shared questions");
    }
    return new Question(
        id,
        common.prompt(),
        common.type(),
        common.values(),
        common.about(),
        common.basis(),
        entry.findText("source").orElse(common.source()),
        entry.findText("help").or(common::help),
        common.range(),
        notAfter(entry),
        true,
        protection(entry));
  }

  private Question ownQuestion(String id, Yaml entry) {
    entry.allow(OWN);
    if (shared.containsKey(id)) {
      throw entry.fault("'" + id + "' is a shared question; write shared: true");
    }
    Yaml named = entry.at("type");
    QuestionType type =
        QuestionType.named(named.text())
            .orElseThrow(() -> named.fault("no type of question: '" + named.text() + "'"));
    return new Question(
        id,
        entry.at("prompt").text(),
        type,
        values(entry, type),
        oneOf(entry.at("about"), ABOUT),
        oneOf(entry.at("basis"), BASES),
        entry.findText("source").orElse("policy"),
        entry.findText("help"),
        range(entry, type),
        notAfter(entry),
        false,
        protection(entry));
  }

  private static List<String> values(Yaml entry, QuestionType type) {
    if (type == QuestionType.YES_NO) {
      return List.of("yes", "no");
    }
    boolean listed = type == QuestionType.CHOICE || type == QuestionType.CHOICES;
    Optional<Yaml> values = entry.find("values");
    if (listed != values.isPresent()) {
      throw entry.fault(
          listed ? "a " + type.text() + " lists its values" : "only a choice has values");
    }
    return values.map(Yaml::distinctTexts).orElse(List.of());
  }

  private static String oneOf(Yaml value, Set<String> allowed) {
    if (!allowed.contains(value.text())) {
      throw value.fault("'" + value.text() + "' is none of " + allowed);
    }
    return value.text();
  }

  private static Optional<Question.Range> range(Yaml entry, QuestionType type) {
    if (!type.isNumber()) {
      return Optional.empty();
    }
    int min = entry.find("min").map(Yaml::number).orElse(0);
    int standard = type == QuestionType.AGE ? AGE_MAX : NUMBER_MAX;
    int max = entry.find("max").map(Yaml::number).orElse(standard);
    if (min > max) {
      throw entry.fault("'min' is above 'max'");
    }
    return Optional.of(new Question.Range(min, max));
  }

  private static boolean notAfter(Yaml entry) {
    Optional<Yaml> notAfter = entry.find("not_after");
    if (notAfter.isPresent() && !notAfter.get().text().equals("decision")) {
      throw notAfter.get().fault("not_after knows 'decision' only");
    }
    return notAfter.isPresent();
  }

  private static Optional<Question.Protection> protection(Yaml entry) {
    return entry
        .find("protected")
        .map(
            yaml ->
                new Question.Protection(
                    yaml.at("characteristic").text(), yaml.at("lawful_because").text()));
  }
}
