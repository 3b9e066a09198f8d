package evenhand.rulebook.document;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.document.Document.Section;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.vignette.Vignette;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A whole rulebook as one document: what it says, what it rests on, and which cases pin it. */
public final class RulebookDocument {
  private static final List<String> HOW_TO_READ =
      List.of(
          "Each rule stands in words, made from the rule itself, and below them as it is written;"
              + " where the two differed, a test would fail. Words in quotation marks are the"
              + " wording of a question, of something computed from answers, or of a parameter;"
              + " before a parameter in brackets stands its value.",
          "Unknown is never no: an answer is not known where the question was not asked, was"
              + " refused or nobody knows. A comparison with something that is not known does not"
              + " hold. Rules only add: none lowers a grade, takes a task away or lifts a block."
              + " Every outcome is advice, and a person decides.",
          "U marks what was not read first-hand and is to be confirmed before anybody relies on it;"
              + " so is a provision without the day of the text that was read.");

  private RulebookDocument() {}

  /**
   * The document; the same arguments give the same text.
   *
   * @param vignettes the worked cases that the rulebook ships
   * @param changelog text of its {@code CHANGELOG.md}; empty where there is none
   * @param findings sections about what was checked beyond the rulebook's own files, such as
   *     coverage and proofs; they follow what always holds
   */
  public static Document of(
      Rulebook rulebook, List<Vignette> vignettes, String changelog, List<Section> findings) {
    JsonNode about = rulebook.about();
    List<Section> sections = new ArrayList<>();
    sections.add(
        Section.of(
            "What it is for",
            List.of(
                about.path("purpose").asText().strip(), about.path("legal_basis").asText().strip()),
            List.of()));
    sections.add(
        Section.of(
            "What it does not do",
            List.of(),
            about.path("limits").valueStream().map(each -> each.asText().strip()).toList()));
    sections.add(Section.of("How to read this document", HOW_TO_READ, List.of()));
    sections.addAll(rules(rulebook, vignettes));
    sections.add(
        Section.of(
            "What always holds",
            List.of("Each of these is stated of every possible case, whatever the answers."),
            List.of(),
            Parts.invariants(rulebook),
            Parts.guarantees(about)));
    sections.addAll(findings);
    sections.add(
        Section.of(
            "Questions",
            List.of(),
            List.of(),
            Parts.questions(rulebook),
            Parts.guarded(rulebook),
            Parts.computed(rulebook)));
    sections.add(Section.of("Parameters", List.of(), List.of(), Parts.parameters(rulebook)));
    sections.add(Section.of("Codes", List.of(), List.of(), Parts.codes(rulebook)));
    sections.add(
        Section.of(
            ComparedPoints.HEADING,
            List.of(ComparedPoints.ABOUT),
            List.of(),
            ComparedPoints.table(rulebook)));
    sections.add(Section.of("Worked cases", List.of(), List.of(), Parts.vignettes(vignettes)));
    sections.add(
        Section.of(
            "Sources", List.of(), List.of(), Parts.sources(rulebook), Parts.provisions(rulebook)));
    sections.addAll(Changes.of(changelog));
    return new Document(
        rulebook.title() + ": the rulebook",
        "Suggested by rules. A person decides.",
        facts(rulebook, about),
        sections.stream().filter(RulebookDocument::saysSomething).toList());
  }

  private static boolean saysSomething(Section section) {
    return !(section.paragraphs().isEmpty()
        && section.bullets().isEmpty()
        && section.tables().isEmpty()
        && section.rules().isEmpty());
  }

  private static List<List<String>> facts(Rulebook rulebook, JsonNode about) {
    JsonNode until = about.path("in_force").path("until");
    return List.of(
        List.of("Version", rulebook.version()),
        List.of("Revision", rulebook.revision().toString()),
        List.of(
            "In force",
            "from "
                + about.path("in_force").path("from").asText()
                + (until.isMissingNode() ? "" : " until " + until.asText())),
        List.of("Review due", about.path("review_due").asText()),
        List.of("Owner", about.path("owner_role").asText()),
        List.of(
            "Holds",
            rulebook.rules().size()
                + " rules, "
                + rulebook.questions().size()
                + " questions, "
                + rulebook.parameters().size()
                + " parameters"));
  }

  private static List<Section> rules(Rulebook rulebook, List<Vignette> vignettes) {
    Map<String, List<Rule>> topics = new LinkedHashMap<>();
    for (Rule rule : rulebook.rules()) {
      topics.computeIfAbsent(rule.place().topic(), fresh -> new ArrayList<>()).add(rule);
    }
    RuleTexts texts = new RuleTexts(rulebook, vignettes);
    List<Section> sections = new ArrayList<>();
    topics.forEach(
        (topic, rules) -> {
          String heading = "Rules: " + topic.replaceAll("\\.$", "");
          sections.add(
              new Section(
                  Section.idOf(heading),
                  heading,
                  List.of(),
                  List.of(),
                  List.of(),
                  rules.stream().map(texts::of).toList()));
        });
    return sections;
  }
}
