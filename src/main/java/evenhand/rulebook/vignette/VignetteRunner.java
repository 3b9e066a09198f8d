package evenhand.rulebook.vignette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Detail;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.Parameters;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.source.Yaml;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Decides a vignette and holds the outcome against what it expects. */
public final class VignetteRunner {
  private VignetteRunner() {}

  /** What is not as expected, one sentence each; empty where all is. */
  public static List<String> differences(Vignette vignette, Rulebook rulebook) {
    Advice advice;
    try {
      advice = decide(vignette, rulebook);
    } catch (InvalidCaseException | RulebookFaultException invalid) {
      return List.of("not decided: " + invalid.getMessage());
    }
    return compare(vignette.expect(), advice);
  }

  /** Decides a vignette with reasons and open questions, so that both are exercised. */
  public static Advice decide(Vignette vignette, Rulebook rulebook) {
    Given given = given(vignette, rulebook);
    return rulebook.advise(given.answers(), given.parameters(rulebook), Detail.FULL);
  }

  /**
   * What a vignette gives to decide on.
   *
   * @param set values in place of the rulebook's parameters
   */
  public record Given(Answers answers, Instant asOf, Optional<JsonNode> set) {
    public Parameters parameters(Rulebook rulebook) {
      return set.map(values -> rulebook.parameters(asOf, values))
          .orElseGet(() -> rulebook.parameters(asOf));
    }
  }

  /** Reads what a vignette gives. */
  public static Given given(Vignette vignette, Rulebook rulebook) {
    Instant asOf =
        OffsetDateTime.parse(
                vignette
                    .asOf()
                    .orElseThrow(() -> vignette.expect().fault("'as_of' is missing in the case")))
            .toInstant();
    Answers answers =
        Answers.read(
            List.of(rulebook),
            vignette.facts().map(Yaml::json).orElse(JsonNodeFactory.instance.objectNode()),
            asOf);
    return new Given(answers, asOf, vignette.parameters().map(Yaml::json));
  }

  private static List<String> compare(Yaml expect, Advice advice) {
    return compare(expect, advice.outcome(), advice.rules(), advice.asOf());
  }

  /** What of an outcome is not as expected, one sentence each. */
  public static List<String> compare(
      Yaml expect, Outcome outcome, List<String> rules, Instant asOf) {
    List<String> wrong = new ArrayList<>();
    expect.find("grades").ifPresent(grades -> grades(grades, outcome, wrong));
    Checks checks = new Checks(expect, wrong);
    checks.holds("flags", outcome.flags());
    checks.lacks("no_flags", outcome.flags());
    List<String> actions = outcome.actions().stream().map(Outcome.Action::code).toList();
    checks.holds("actions", actions);
    checks.lacks("no_actions", actions);
    List<String> blocks = outcome.blocks().stream().map(Outcome.Block::code).toList();
    checks.holds("blocks", blocks);
    checks.lacks("no_blocks", blocks);
    List<String> reviews = outcome.reviews().stream().map(Outcome.Review::code).toList();
    checks.holds("reviews", reviews);
    checks.lacks("no_reviews", reviews);
    checks.holds("opens", outcome.opens());
    checks.lacks("no_opens", outcome.opens());
    checks.holds("rules", rules);
    checks.lacks("no_rules", rules);
    List<String> asked =
        action(outcome, "RE_ASK").map(Outcome.Action::questions).orElse(List.<String>of());
    checks.holds("re_ask", asked);
    expect
        .find("options")
        .map(Yaml::texts)
        .filter(options -> !options.stream().sorted().toList().equals(outcome.options()))
        .ifPresent(options -> wrong.add("options are " + outcome.options() + ", not " + options));
    expect
        .find("provisional")
        .map(Yaml::truth)
        .filter(provisional -> provisional != outcome.provisional())
        .ifPresent(provisional -> wrong.add("provisional is " + outcome.provisional()));
    expect.find("due").ifPresent(due -> due(due, outcome, asOf, wrong));
    expect.find("deadlines").ifPresent(due -> due(due, outcome, asOf, wrong));
    if (expect.find("complete").map(Yaml::truth).orElse(false)) {
      checks.noOther("flags", outcome.flags());
      checks.noOther("actions", actions);
      checks.noOther("blocks", blocks);
      checks.noOther("reviews", reviews);
      checks.noOther("opens", outcome.opens());
      checks.noOther("rules", rules);
      checks.noOther("re_ask", asked);
    }
    return wrong;
  }

  private record Checks(Yaml expect, List<String> wrong) {
    void holds(String key, Collection<String> actual) {
      for (String wanted : wanted(key)) {
        if (!actual.contains(wanted)) {
          wrong.add(key + " lack " + wanted + "; they are " + actual);
        }
      }
    }

    void lacks(String key, Collection<String> actual) {
      for (String unwanted : wanted(key)) {
        if (actual.contains(unwanted)) {
          wrong.add(key + ": " + unwanted + " is there");
        }
      }
    }

    /** Where the expectation is complete, what it does not list must not be there. */
    void noOther(String key, Collection<String> actual) {
      List<String> wanted = wanted(key);
      actual.stream()
          .filter(each -> !wanted.contains(each))
          .forEach(each -> wrong.add(key + ": " + each + " is there and not expected"));
    }

    private List<String> wanted(String key) {
      return expect.find(key).map(Yaml::texts).orElse(List.of());
    }
  }

  private static void grades(Yaml grades, Outcome outcome, List<String> wrong) {
    grades
        .map()
        .forEach(
            (scale, grade) -> {
              String actual = outcome.grades().getOrDefault(scale, "none");
              if (!actual.equals(grade.text())) {
                wrong.add(scale + " is " + actual + ", not " + grade.text());
              }
            });
  }

  private static Optional<Outcome.Action> action(Outcome outcome, String code) {
    return outcome.actions().stream().filter(each -> each.code().equals(code)).findFirst();
  }

  private static void due(Yaml expected, Outcome outcome, Instant asOf, List<String> wrong) {
    expected
        .map()
        .forEach(
            (code, due) -> {
              Optional<Outcome.Action> action = action(outcome, code);
              if (action.isEmpty() || !isDue(action.get(), due, asOf)) {
                wrong.add(
                    code
                        + " is due "
                        + action.map(Object::toString).orElse("never")
                        + ", not "
                        + due.value());
              }
            });
  }

  /** Minutes from the decision, an instant, or the text of a due rule. */
  private static boolean isDue(Outcome.Action action, Yaml due, Instant asOf) {
    if (due.value() instanceof Integer minutes) {
      return action
          .due()
          .map(at -> ChronoUnit.MINUTES.between(asOf, at))
          .equals(Optional.of((long) minutes));
    }
    String text = due.text();
    if (text.matches("\\d{4}-.*")) {
      return action.due().equals(Optional.of(OffsetDateTime.parse(text).toInstant()));
    }
    return action.dueRule().map(rule -> List.of(rule.split("; ")).contains(text)).orElse(false);
  }
}
