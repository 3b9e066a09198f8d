package evenhand.governance.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a counterexample as a file of vignettes: in comments what it breaks and every answer in
 * words, and as expectation what the rule engine says now.
 */
public final class CounterexampleFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CounterexampleFile() {}

  /** Writes {@code <rulebook>-<id>.yml} into a folder. */
  public static Path write(Path folder, Rulebook rulebook, Finding finding) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(rulebook.id() + "-" + finding.about() + ".yml");
    return Files.writeString(file, text(rulebook, finding));
  }

  /** The text of the file. */
  public static String text(Rulebook rulebook, Finding finding) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(finding.about()).append(": ").append(finding.says()).append('\n');
    Counterexample example = finding.example().orElseThrow();
    text.append(
        switch (finding.kind()) {
          case REFUTED -> "# It does not hold here; the rule engine says so too.\n";
          case GAP -> "# Here is such a case; the rule engine says so too.\n";
          default -> "# The rule engine does not confirm it.\n";
        });
    List<PossibleCase> cases = example.cases();
    if (cases.size() == 2) {
      text.append("# Two cases that differ in one answer and in nothing else.\n");
    }
    text.append("rulebook: ").append(rulebook.id()).append("\nvignettes:\n");
    for (int i = 0; i < cases.size(); i++) {
      append(text, finding, i + 1, cases.get(i), rulebook);
    }
    return text.toString();
  }

  private static void append(
      StringBuilder text, Finding finding, int number, PossibleCase each, Rulebook rulebook) {
    for (Question question : rulebook.questions()) {
      JsonNode answer = each.facts().get(question.id());
      if (answer != null) {
        text.append("  # ").append(question.prompt()).append(' ').append(words(answer));
        text.append('\n');
      }
    }
    text.append("  # Everything else is unknown.\n");
    text.append(
        vignette(
            finding.about() + "-" + number,
            "counterexample to " + finding.about(),
            each,
            rulebook));
  }

  /** One vignette with everything that is expected of it. */
  public static String vignette(String id, String title, PossibleCase each, Rulebook rulebook) {
    StringBuilder text = new StringBuilder();
    text.append("  - id: ").append(id).append("\n    title: ").append(json(title));
    text.append("\n    as_of: \"").append(each.asOf()).append("\"\n    facts: ");
    text.append(json(each.facts()));
    if (!each.set().isEmpty()) {
      text.append("\n    parameters: ").append(json(each.set()));
    }
    text.append("\n    expect:\n");
    expectations(each.decide(rulebook), rulebook)
        .forEach(
            (key, value) ->
                text.append("      ").append(key).append(": ").append(json(value)).append('\n'));
    return text.toString();
  }

  private static String words(JsonNode answer) {
    return answer.isTextual() ? answer.textValue() : answer.toString();
  }

  /** All that a vignette can expect of an outcome. */
  public static Map<String, Object> expectations(Advice advice, Rulebook rulebook) {
    Outcome outcome = advice.outcome();
    Map<String, Object> expect = new LinkedHashMap<>();
    Map<String, String> grades = new LinkedHashMap<>();
    rulebook
        .scales()
        .keySet()
        .forEach(scale -> grades.put(scale, outcome.grades().getOrDefault(scale, "none")));
    expect.put("complete", true);
    expect.put("grades", grades);
    expect.put("flags", outcome.flags());
    expect.put("actions", outcome.actions().stream().map(Outcome.Action::code).toList());
    expect.put("blocks", outcome.blocks().stream().map(Outcome.Block::code).toList());
    expect.put("reviews", outcome.reviews().stream().map(Outcome.Review::code).toList());
    if (!rulebook.codes().options().isEmpty()) {
      expect.put("options", outcome.options());
    }
    expect.put("opens", outcome.opens());
    expect.put("rules", advice.rules());
    expect.put("provisional", outcome.provisional());
    Map<String, String> due = new LinkedHashMap<>();
    for (Outcome.Action action : outcome.actions()) {
      action.due().ifPresent(at -> due.put(action.code(), at.toString()));
      if (!action.questions().isEmpty()) {
        expect.put("re_ask", action.questions());
      }
    }
    if (!due.isEmpty()) {
      expect.put("due", due);
    }
    return expect;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
