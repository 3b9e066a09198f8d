package evenhand.rulebook.transparency;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Source;
import evenhand.rulebook.transparency.PublicRecord.Field;
import evenhand.rulebook.transparency.PublicRecord.Part;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The record of a rulebook under the Algorithmic Transparency Recording Standard. What the service
 * guarantees for every rulebook is said in its own words; what only a force knows is left to it.
 */
public final class AtrsRecord {
  private static final String STANDARD =
      "Algorithmic Transparency Recording Standard. Names of fields as in versions 1.1 and 2.1; the"
          + " numbering of version 3.0 was not confirmed. Voluntary for police.";

  private AtrsRecord() {}

  /** The record; the same revision gives the same record. */
  public static PublicRecord of(Rulebook rulebook) {
    return PublicRecord.of(
        rulebook,
        "atrs",
        "transparency record",
        STANDARD,
        List.of(
            metadata(rulebook),
            tierOne(rulebook),
            responsibility(rulebook),
            rationale(rulebook),
            process(rulebook),
            specification(rulebook),
            data(rulebook),
            risk(rulebook)));
  }

  static String text(Rulebook rulebook, String name) {
    return rulebook.about().path(name).asText().strip();
  }

  private static Part metadata(Rulebook rulebook) {
    return new Part(
        "Metadata",
        List.of(
            Field.of("id", rulebook.id() + " " + rulebook.version()),
            Field.open(
                "standard_version", "the version of the standard that the force publishes under"),
            Field.open("date_completion", "the day on which this record was completed"),
            Field.open("date_update", "the day of the last update of this record"),
            Field.open(
                "date_archive", "the day on which the rulebook was taken out of use, if it was"),
            Field.open("organisation type", "the kind of body, such as a police force"),
            Field.of("function", "Suggestions by rules on a police contact: " + rulebook.title()),
            Field.open("phase", "idea, design, development, beta, production or retired"),
            Field.open("region", "the police force area")));
  }

  private static Part tierOne(Rulebook rulebook) {
    return new Part(
        "Tier 1",
        List.of(
            Field.of("name", rulebook.title()),
            Field.of(
                "description",
                text(rulebook, "purpose")
                    + " It works by "
                    + rulebook.rules().size()
                    + " written rules, which anybody can read; it does not learn from data and"
                    + " shows no probability."),
            Field.open("website", "the address of the page about it"),
            Field.open("contact", "the address for questions from the public")));
  }

  private static Part responsibility(Rulebook rulebook) {
    return new Part(
        "Tier 2: owner and responsibility",
        List.of(
            Field.open("organisation", "the name of the force"),
            Field.open("team", "the team that runs it"),
            Field.of(
                "senior responsible owner",
                "Owner of the rulebook: "
                    + text(rulebook, "owner_role")
                    + ". To be completed by the force: who holds the role, and the senior"
                    + " responsible owner of the service."),
            Field.open("external supplier", "whether there is one, and its name"),
            Field.open("company number of the supplier", "its number, if there is a supplier"),
            Field.open("supplier's role", "what the supplier does, if there is one"),
            Field.open("procurement type", "how it was procured, or that it was not"),
            Field.open(
                "terms of access to data", "on what terms a supplier can reach data, if it can")));
  }

  private static Part rationale(Rulebook rulebook) {
    return new Part(
        "Tier 2: rationale",
        List.of(
            Field.of(
                "detailed description",
                text(rulebook, "purpose") + " " + text(rulebook, "legal_basis")),
            Field.of("scope", joined(rulebook.about().path("limits"))),
            Field.open("benefit", "the benefit that the force expects, and how it is measured"),
            Field.open("previous process", "how it was done before"),
            Field.open(
                "alternatives considered", "what else was considered, and why it was not chosen")));
  }

  static String joined(JsonNode list) {
    return list.valueStream().map(each -> each.asText().strip()).collect(Collectors.joining(" "));
  }

  private static Part process(Rulebook rulebook) {
    return new Part(
        "Tier 2: decision process",
        List.of(
            Field.of(
                "integration into the process",
                "Answers about a contact go in; advice comes out and is recorded. Nothing is"
                    + " dispatched, closed or refused by it."),
            Field.of("information provided", provided(rulebook)),
            Field.open(
                "frequency and scale of use", "how many contacts a year, by how many people"),
            Field.of("human decisions and review", review(rulebook)),
            Field.open("required training", "the training of those who use it"),
            Field.open(
                "appeals and contestability",
                "how somebody can contest what was decided, and by when they hear")));
  }

  private static String provided(Rulebook rulebook) {
    return "The suggested outcome, each rule that led to it with the answers and the law that it"
        + " rests on, and the open questions that could still change it. Grades on: "
        + rulebook.scales().entrySet().stream()
            .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
            .collect(Collectors.joining("; "))
        + ". Tasks: "
        + rulebook.codes().actions().size()
        + ". Blocks: "
        + rulebook.codes().blocks().size()
        + ". Reviews by a person: "
        + rulebook.codes().reviews().size()
        + ".";
  }

  static String review(Rulebook rulebook) {
    String lowering =
        rulebook
            .lowering()
            .map(
                each ->
                    " To lower a grade a person needs: " + String.join(", ", each.needs()) + ".")
            .orElse("");
    return "A person accepts or overrides every suggestion, and every override is recorded with"
        + " its reason. No rule lowers a grade."
        + lowering;
  }

  private static Part specification(Rulebook rulebook) {
    return new Part(
        "Tier 2: specification",
        List.of(
            Field.of(
                "system architecture",
                "A service with its own database; a rule engine evaluates the rules of one"
                    + " revision, which every decision names, and each record is sealed in a log"
                    + " that shows any later change."),
            Field.of("model", "None: no statistical model and no machine learning."),
            Field.of("type of rules", kinds(rulebook))));
  }

  static String kinds(Rulebook rulebook) {
    Map<String, Integer> kinds = new TreeMap<>();
    rulebook.rules().forEach(rule -> kinds.merge(rule.ruleClass(), 1, Integer::sum));
    long unverified = rulebook.rules().stream().filter(rule -> !rule.verified()).count();
    return rulebook.rules().size()
        + " if-then rules; by class (S statute, G guidance, L local practice, P policy): "
        + kinds.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "))
        + ". Of them "
        + unverified
        + " rest on a text that was not read first-hand.";
  }

  private static Part data(Rulebook rulebook) {
    return new Part(
        "Tier 2: data",
        List.of(
            Field.of("source data", asked(rulebook)),
            Field.of(
                "datasets",
                "None was used to make the rules; they rest on "
                    + rulebook.sources().size()
                    + " texts: "
                    + rulebook.sources().stream()
                        .map(Source::title)
                        .distinct()
                        .collect(Collectors.joining("; "))
                    + "."),
            Field.open("sharing", "with whom outcomes are shared, and under which agreement"),
            Field.open(
                "access and storage",
                "who can reach the records, and for how long they are kept")));
  }

  static String asked(Rulebook rulebook) {
    Map<String, Long> about =
        rulebook.questions().stream()
            .collect(Collectors.groupingBy(Question::about, TreeMap::new, Collectors.counting()));
    return rulebook.questions().size()
        + " questions, answered by people; about: "
        + about.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "))
        + ". A question about somebody's ethnicity, nationality, immigration status, name or"
        + " postcode is refused when a rulebook is loaded.";
  }

  private static Part risk(Rulebook rulebook) {
    return new Part(
        "Tier 2: risk",
        List.of(
            Field.open(
                "impact assessments",
                "the ids and days of the data protection and equality impact assessments"),
            Field.of("risks", joined(rulebook.about().path("limits"))),
            Field.of(
                "mitigations",
                rulebook.invariants().list().size()
                    + " statements that must hold for every possible case; an unknown answer never"
                    + " counts as no; "
                    + rulebook.audit().points().size()
                    + " decision points that are compared between groups.")));
  }
}
