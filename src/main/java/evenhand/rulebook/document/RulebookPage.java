package evenhand.rulebook.document;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Words;
import evenhand.rulebook.invariant.Invariant;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.model.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One rulebook as a Markdown page. */
public final class RulebookPage {
  private final Rulebook rulebook;
  private final StringBuilder page = new StringBuilder();

  private RulebookPage(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** The page; the same revision gives the same text. */
  public static String of(Rulebook rulebook) {
    RulebookPage page = new RulebookPage(rulebook);
    page.head();
    page.rules();
    page.invariants();
    page.questions();
    page.parameters();
    page.codes();
    page.page.append(ComparedPoints.of(rulebook));
    page.sources();
    page.page.append(ProvisionTable.of(rulebook.sources()));
    return page.page.toString();
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private void head() {
    JsonNode about = rulebook.about();
    line("# " + rulebook.title());
    line("");
    line(
        "Generated from `rules/"
            + rulebook.id()
            + "/` by `./evenhand document`; not edited by hand.");
    line("");
    line("| | |");
    line("|---|---|");
    line("| Version | " + rulebook.version() + " |");
    line("| Revision | `" + rulebook.revision() + "` |");
    line("| In force from | " + about.path("in_force").path("from").asText() + " |");
    line("| Review due | " + about.path("review_due").asText() + " |");
    line("| Owner | " + about.path("owner_role").asText() + " |");
    line(
        "| Holds | "
            + rows().size()
            + " rules, "
            + rulebook.questions().size()
            + " questions, "
            + rulebook.parameters().size()
            + " parameters |");
    line("");
    line(about.path("purpose").asText().strip());
    line("");
    line("**Legal basis.** " + about.path("legal_basis").asText().strip());
    line("");
    line("## What it does not do");
    line("");
    about.path("limits").forEach(limit -> line("- " + limit.asText().strip()));
    line("");
  }

  private Set<String> rows() {
    return rulebook.rules().stream().map(Rule::row).collect(Collectors.toCollection(TreeSet::new));
  }

  private void rules() {
    line("## Rules");
    line("");
    line(
        "Classes: S statute, G published guidance, L local practice, P policy choice."
            + " U: not read first-hand.");
    Map<String, List<Rule>> topics = new LinkedHashMap<>();
    for (Rule rule : rulebook.rules()) {
      topics.computeIfAbsent(rule.place().topic(), fresh -> new ArrayList<>()).add(rule);
    }
    topics.forEach(
        (topic, rules) -> {
          line("");
          line("### " + topic);
          line("");
          line("| id | says | when | adds | cites | class |");
          line("|---|---|---|---|---|---|");
          rules.forEach(this::rule);
        });
    line("");
  }

  private void rule(Rule rule) {
    String cites =
        rule.cites().stream()
            .map(cite -> RuleWords.cite(cite, rulebook.sources()))
            .collect(Collectors.joining("; "));
    line(
        "| "
            + rule.id()
            + " | "
            + cell(rule.title())
            + " | `"
            + cell(Words.of(rule.condition()))
            + "` | "
            + cell(rule.effects().stream().map(RuleWords::effect).collect(Collectors.joining("; ")))
            + " | "
            + cell(cites)
            + " | "
            + rule.ruleClass()
            + (rule.verified() ? "" : " U")
            + " |");
  }

  private void invariants() {
    line("## What always holds");
    line("");
    for (Invariant invariant : rulebook.invariants().list()) {
      line("- " + invariant.says() + " (" + invariant.id() + ")");
    }
    line("");
  }

  private void questions() {
    line("## Questions");
    line("");
    line("| id | asks | type | answers | about | basis | source |");
    line("|---|---|---|---|---|---|---|");
    for (Question question : rulebook.questions()) {
      line(
          "| "
              + question.id()
              + (question.shared() ? " (shared)" : "")
              + " | "
              + cell(question.prompt())
              + " | "
              + question.type().text()
              + " | "
              + (question.type().text().equals("yes-no")
                  ? ""
                  : String.join(", ", question.values()))
              + " | "
              + question.about()
              + " | "
              + question.basis()
              + " | "
              + cell(question.source())
              + " |");
    }
    line("");
    guarded();
    computed();
  }

  private void guarded() {
    List<Question> guarded =
        rulebook.questions().stream().filter(each -> each.protection().isPresent()).toList();
    if (!guarded.isEmpty()) {
      line("### Questions that touch a protected characteristic, and why reading them is lawful");
      line("");
      guarded.forEach(
          question ->
              question
                  .protection()
                  .ifPresent(
                      why ->
                          line(
                              "- `"
                                  + question.id()
                                  + "` ("
                                  + why.characteristic().replace('_', ' ')
                                  + "): "
                                  + why.lawfulBecause().strip())));
      line("");
    }
  }

  private void computed() {
    if (!rulebook.computed().isEmpty()) {
      line("### Computed questions");
      line("");
      line("| id | says | formula |");
      line("|---|---|---|");
      for (Computed computed : rulebook.computed()) {
        line(
            "| "
                + computed.id()
                + " | "
                + cell(computed.title())
                + " | `"
                + cell(computed.formula().strip())
                + "` |");
      }
      line("");
    }
  }

  private void parameters() {
    if (rulebook.parameters().isEmpty()) {
      return;
    }
    line("## Parameters");
    line("");
    line("| id | means | value | unit | from | source | class |");
    line("|---|---|---|---|---|---|---|");
    for (Parameter parameter : rulebook.parameters()) {
      for (Parameter.Row row : parameter.rows()) {
        line(
            "| "
                + parameter.id()
                + " | "
                + cell(parameter.means())
                + " | "
                + cell(Values.of(row.value()))
                + " | "
                + cell(parameter.unit())
                + " | "
                + (row.from().equals(LocalDate.MIN) ? "" : row.from())
                + (row.dateInLaw() ? "" : " (not a date in law)")
                + " | "
                + cell(row.source())
                + " | "
                + row.ruleClass()
                + " |");
      }
    }
    line("");
  }

  private void codes() {
    Codes codes = rulebook.codes();
    line("## Codes");
    line("");
    line("| code | kind | means | due, or human step |");
    line("|---|---|---|---|");
    codes.flags().forEach((code, means) -> code(code, "flag", means, ""));
    codes
        .actions()
        .forEach((code, action) -> code(code, "action", action.means(), action.due().orElse("")));
    codes
        .blocks()
        .forEach(
            (code, block) ->
                code(code, "block", block.means(), block.step().orElse("nothing lifts it")));
    codes.reviews().forEach((code, means) -> code(code, "review", means, ""));
    codes.options().forEach((code, means) -> code(code, "option", means, ""));
    line("");
  }

  private void code(String code, String kind, String means, String last) {
    line("| " + code + " | " + kind + " | " + cell(means) + " | " + cell(last) + " |");
  }

  private void sources() {
    line("## Sources");
    line("");
    line("| key | title | publisher | where | read |");
    line("|---|---|---|---|---|");
    for (Source source : rulebook.sources()) {
      line(
          "| "
              + source.key()
              + " | "
              + cell(source.title())
              + " | "
              + cell(source.publisher())
              + " | "
              + cell(source.where())
              + " | "
              + (source.verified() ? "yes" : "**U**")
              + " |");
    }
  }

  static String cell(String text) {
    return text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
  }
}
