package evenhand.rulebook.document;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.document.Document.Item;
import evenhand.rulebook.document.Document.RuleText;
import evenhand.rulebook.model.Cite;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Provision;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.model.Source;
import evenhand.rulebook.sentence.Clause;
import evenhand.rulebook.sentence.Sentences;
import evenhand.rulebook.vignette.Vignette;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules of a rulebook as a document shows them. */
final class RuleTexts {
  private static final Map<String, String> CLASSES =
      Map.of(
          "S", "statute", "G", "published guidance", "L", "local practice", "P", "policy choice");

  private final Rulebook rulebook;
  private final Sentences sentences;
  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final Map<String, List<String>> fires = new HashMap<>();
  private final Map<String, List<String>> stays = new HashMap<>();

  RuleTexts(Rulebook rulebook, List<Vignette> vignettes) {
    this.rulebook = rulebook;
    this.sentences = Sentences.of(rulebook);
    rulebook.sources().forEach(each -> sources.put(each.key(), each));
    rulebook.parameters().forEach(each -> parameters.put(each.id(), each));
    for (Vignette vignette : vignettes) {
      named(vignette, "rules").forEach(row -> add(fires, row, vignette));
      named(vignette, "no_rules").forEach(row -> add(stays, row, vignette));
    }
  }

  private static List<String> named(Vignette vignette, String key) {
    return vignette.expect().find(key).map(found -> found.texts()).orElse(List.of());
  }

  private static void add(Map<String, List<String>> cases, String row, Vignette vignette) {
    cases.computeIfAbsent(row, fresh -> new ArrayList<>()).add(vignette.id());
  }

  RuleText of(Rule rule) {
    Clause when = sentences.when(rule);
    boolean several = when instanceof Clause.Several;
    String head =
        Sentences.isAlways(when)
            ? ""
            : "Where " + (when instanceof Clause.Several parts ? parts.head() : "this is so:");
    return new RuleText(
        rule.id(),
        rule.title(),
        standing(rule),
        head,
        several ? items(((Clause.Several) when).parts()) : items(List.of(when)),
        sentences.then(rule),
        rule.cites().stream().map(this::cite).toList(),
        parameterRows(rule),
        cases(rule),
        written(rule),
        rule.place().file() + ", line " + rule.place().line());
  }

  /** The rule to its end; a comment after it is about the next one. */
  private static String written(Rule rule) {
    String text = rule.place().text();
    return text.substring(0, text.lastIndexOf("\nend") + "\nend".length());
  }

  private static String standing(Rule rule) {
    String classes =
        List.of(rule.ruleClass().split("; ")).stream()
            .map(letter -> CLASSES.getOrDefault(letter, letter))
            .collect(Collectors.joining(" and "));
    return "Class: "
        + classes
        + ". "
        + (rule.verified() ? "" : "U: at least one text that it rests on was not read first-hand. ")
        + (rule.see().isEmpty() ? "" : "See also " + String.join(", ", rule.see()) + ".");
  }

  private static List<Item> items(List<Clause> clauses) {
    return clauses.stream().map(RuleTexts::item).toList();
  }

  private static Item item(Clause clause) {
    if (clause instanceof Clause.Several several) {
      return new Item(several.head(), items(several.parts()));
    }
    return new Item(((Clause.Said) clause).text(), List.of());
  }

  private String cite(Cite cite) {
    Source source = sources.getOrDefault(cite.source(), Source.POLICY);
    StringBuilder text = new StringBuilder(source.title());
    if (!cite.section().isEmpty()) {
      text.append(cite.section().startsWith("(") ? " " : ", ").append(cite.section());
    }
    if (!cite.source().equals(Cite.POLICY)) {
      text.append(" (").append(cite.source()).append(")");
    }
    if (source.isStatute()) {
      List<Provision> provisions = source.cited(cite.section());
      text.append("; ")
          .append(
              provisions.isEmpty()
                  ? source.inForce().says()
                  : provisions.stream()
                      .map(each -> lead(each, provisions) + source.inForce(each).says())
                      .collect(Collectors.joining("; ")));
    }
    text.append(cite.verified() ? "" : "; not read first-hand (U)");
    source
        .amendedAt(cite.section())
        .ifPresent(what -> text.append("; AMENDED SINCE REVIEW: ").append(what));
    return text.toString();
  }

  private static String lead(Provision provision, List<Provision> all) {
    return all.size() == 1 ? "" : provision.place() + " ";
  }

  private List<List<String>> parameterRows(Rule rule) {
    List<List<String>> rows = new ArrayList<>();
    for (String id : rulebook.parametersOf(rule)) {
      Parameter parameter = parameters.get(id);
      if (parameter != null) {
        parameter.rows().forEach(row -> rows.add(Parts.parameter(parameter, row)));
      }
    }
    return rows;
  }

  private List<String> cases(Rule rule) {
    List<String> cases = new ArrayList<>();
    String row = rule.row().equals(rule.id()) ? "" : " (row " + rule.row() + ")";
    if (fires.containsKey(rule.row())) {
      cases.add("Applies in" + row + ": " + listed(fires.get(rule.row())) + ".");
    }
    if (stays.containsKey(rule.row())) {
      cases.add("Does not apply in" + row + ": " + listed(stays.get(rule.row())) + ".");
    }
    return cases;
  }

  private static String listed(List<String> ids) {
    return ids.stream().distinct().sorted().collect(Collectors.joining(", "));
  }
}
