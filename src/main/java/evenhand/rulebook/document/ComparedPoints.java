package evenhand.rulebook.document;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditPoint;
import evenhand.rulebook.audit.AuditPoint.Kind;
import evenhand.rulebook.audit.AuditPoint.Selected;
import evenhand.rulebook.audit.AuditStrata;
import evenhand.rulebook.model.Codes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is compared between groups, each decision point with its denominator in words. */
final class ComparedPoints {
  static final String HEADING = "What is compared between groups";
  static final String ABOUT =
      "Each is a share: of the decisions in the second column, those in the first. The second column"
          + " is the stage that feeds the decision, never the population, and is a choice for the"
          + " rulebook's owner to confirm.";
  private static final List<String> HEADERS =
      List.of(
          "Decision point",
          "Of which decisions",
          "Whose group",
          "Being counted is",
          "Like with like within",
          "Contested, never an excuse",
          "How it could mislead");

  private ComparedPoints() {}

  /** As Markdown; empty where nothing is compared. */
  static String of(Rulebook rulebook) {
    List<List<String>> rows = rows(rulebook);
    if (rows.isEmpty()) {
      return "";
    }
    StringBuilder section = new StringBuilder();
    section.append("## ").append(HEADING).append("\n\n").append(ABOUT).append("\n\n");
    section.append(line(HEADERS)).append("|---".repeat(HEADERS.size())).append("|\n");
    rows.forEach(row -> section.append(line(row)));
    return section.append('\n').toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(RulebookPage::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  static Document.Table table(Rulebook rulebook) {
    return new Document.Table(HEADING, HEADERS, List.of(20, 20, 8, 8, 14, 14, 16), rows(rulebook));
  }

  private static List<List<String>> rows(Rulebook rulebook) {
    List<List<String>> rows = new ArrayList<>();
    for (AuditPoint point : rulebook.audit().points()) {
      rows.add(
          List.of(
              point.id().replace('_', ' ') + ": " + point.words().about(),
              denominator(rulebook.codes(), point),
              point.whose(),
              point.adverse() ? "worse" : "better",
              strata(point, "legitimate"),
              strata(point, "contested"),
              point.words().misleads()));
    }
    return rows;
  }

  private static String strata(AuditPoint point, String status) {
    String strata =
        point.strata().stream()
            .filter(each -> each.status().equals(status))
            .map(AuditStrata::columns)
            .map(columns -> String.join(" with ", columns).replace('_', ' '))
            .collect(Collectors.joining("; "));
    return strata.isEmpty() ? "nothing" : strata;
  }

  /** As {@code PointQuery} of the audit counts. */
  private static String denominator(Codes codes, AuditPoint point) {
    String fed =
        point.of().isEmpty()
            ? "all decisions of this rulebook"
            : point.of().stream()
                .map(stage -> "decisions " + stage(codes, stage))
                .collect(Collectors.joining(", or "));
    Selected selected = point.selected();
    return switch (selected.kind()) {
      case RESPONSE -> fed + " that a person has responded to";
      case RELEASED ->
          fed
              + " that a person has responded to, "
              + stage(codes, new Selected(Kind.BLOCK, selected.codes(), selected.scale()));
      case IN_TIME ->
          fed
              + " in which a clock runs ("
              + named(selected.codes(), Map.of())
              + "), nothing excuses a delay, and the time is recorded";
      case GRADE, EXACTLY, FLAG, ACTION, REVIEW, BLOCK, RULE, OPTION_OPEN, PROVISIONAL, OUTCOME ->
          fed;
    };
  }

  private static String stage(Codes codes, Selected stage) {
    List<String> of = stage.codes();
    return switch (stage.kind()) {
      case GRADE, EXACTLY ->
          "whose grade of "
              + stage.scale().orElse("").replace('_', ' ')
              + " is "
              + named(of, Map.of());
      case FLAG -> "with the flag " + named(of, codes.flags());
      case ACTION -> "with the action " + named(of, means(codes));
      case REVIEW -> "with the review " + named(of, codes.reviews());
      case BLOCK -> "with the block " + named(of, blocked(codes));
      case RULE -> "to which rule " + named(of, Map.of()) + " applied";
      case OPTION_OPEN -> "that leave open: " + named(of, codes.options());
      case PROVISIONAL -> "that are provisional";
      case RESPONSE -> "that a person overrode";
      case OUTCOME -> "with a later outcome recorded: " + named(of, Map.of());
      case RELEASED -> "with a block released: " + named(of, blocked(codes));
      case IN_TIME -> "kept in time: " + named(of, Map.of());
    };
  }

  private static String named(List<String> codes, Map<String, String> means) {
    return codes.stream()
        .map(code -> means.containsKey(code) ? code + " (" + means.get(code) + ")" : code)
        .collect(Collectors.joining(" or "))
        .replace(".)", ")");
  }

  private static Map<String, String> means(Codes codes) {
    return codes.actions().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().means()));
  }

  private static Map<String, String> blocked(Codes codes) {
    return codes.blocks().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().means()));
  }
}
