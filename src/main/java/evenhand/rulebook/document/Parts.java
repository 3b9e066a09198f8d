package evenhand.rulebook.document;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.document.Document.Table;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Provision;
import evenhand.rulebook.model.Source;
import evenhand.rulebook.vignette.Vignette;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of a document about one rulebook. */
final class Parts {
  private Parts() {}

  /** One value of a parameter: id, meaning, value with its day, source. */
  static List<String> parameter(Parameter parameter, Parameter.Row row) {
    String unit =
        row.value().filter(Integer.class::isInstance).map(n -> " " + parameter.unit()).orElse("");
    String from = row.from().equals(LocalDate.MIN) ? "" : ", from " + row.from();
    return List.of(
        parameter.id(),
        parameter.means(),
        Values.of(row.value())
            + unit
            + from
            + (row.dateInLaw() ? "" : " (not a date in law)")
            + (row.setByForce() ? " (set by the force)" : ""),
        row.source() + " (" + row.ruleClass() + ")");
  }

  static Table parameters(Rulebook rulebook) {
    List<List<String>> rows = new ArrayList<>();
    for (Parameter parameter : rulebook.parameters()) {
      parameter.rows().forEach(row -> rows.add(parameter(parameter, row)));
    }
    return new Table(
        "Parameters",
        List.of("Parameter", "Means", "Value", "Source (class)"),
        List.of(25, 35, 20, 20),
        rows);
  }

  static Table invariants(Rulebook rulebook) {
    List<List<String>> rows =
        rows(rulebook.invariants().list(), each -> List.of(each.id(), each.says()));
    return new Table(
        "What holds for every possible case", List.of("Id", "Says"), List.of(15, 85), rows);
  }

  static Table questions(Rulebook rulebook) {
    List<List<String>> rows =
        rows(
            rulebook.questions(),
            each ->
                List.of(
                    each.id(),
                    each.prompt(),
                    each.type().text().equals("yes-no")
                        ? "yes, no"
                        : each.values().isEmpty()
                            ? each.type().text()
                            : String.join(", ", each.values()).replace('_', ' '),
                    each.about() + ", " + each.basis(),
                    each.source()));
    return new Table(
        "Questions",
        List.of("Question", "Asks", "Answers", "About, basis", "Source"),
        List.of(20, 30, 20, 15, 15),
        rows);
  }

  static Table guarded(Rulebook rulebook) {
    List<List<String>> rows = new ArrayList<>();
    rulebook
        .questions()
        .forEach(
            each ->
                each.protection()
                    .ifPresent(
                        why ->
                            rows.add(
                                List.of(
                                    each.prompt(),
                                    why.characteristic().replace('_', ' '),
                                    why.lawfulBecause().strip()))));
    return new Table(
        "Questions that touch a protected characteristic",
        List.of("Question", "Characteristic", "Why reading it is lawful"),
        List.of(35, 15, 50),
        rows);
  }

  static Table computed(Rulebook rulebook) {
    List<List<String>> rows =
        rows(
            rulebook.computed(),
            each ->
                List.of(each.title(), each.id(), each.formula().strip().replaceAll("\\s+", " ")));
    return new Table(
        "Computed questions", List.of("States", "Id", "Formula"), List.of(30, 20, 50), rows);
  }

  static Table codes(Rulebook rulebook) {
    Codes codes = rulebook.codes();
    List<List<String>> rows = new ArrayList<>();
    codes.flags().forEach((code, means) -> rows.add(List.of(code, "flag", means)));
    codes.actions().forEach((code, each) -> rows.add(List.of(code, "task", each.means())));
    codes
        .blocks()
        .forEach(
            (code, each) ->
                rows.add(
                    List.of(
                        code,
                        "block",
                        each.means()
                            + each.step()
                                .map(step -> " Lifted by: " + step)
                                .orElse(" Nothing lifts it."))));
    codes.reviews().forEach((code, means) -> rows.add(List.of(code, "review", means)));
    codes.options().forEach((code, means) -> rows.add(List.of(code, "option", means)));
    return new Table("Codes", List.of("Code", "Kind", "Means"), List.of(35, 10, 55), rows);
  }

  static Table guarantees(JsonNode about) {
    List<List<String>> rows = new ArrayList<>();
    about
        .path("guarantees")
        .forEach(
            each ->
                rows.add(
                    List.of(
                        each.path("id").asText(),
                        each.path("says").asText().strip(),
                        each.path("cites").asText())));
    return new Table(
        "What the service itself guarantees",
        List.of("Id", "Says", "Rests on"),
        List.of(15, 65, 20),
        rows);
  }

  static Table vignettes(List<Vignette> vignettes) {
    List<List<String>> rows = new ArrayList<>();
    for (Vignette each : vignettes) {
      rows.add(
          List.of(
              each.id(),
              each.title(),
              each.asOf()
                  .map(at -> at.substring(0, Math.min(10, at.length())))
                  .orElse("asked of the service"),
              listed(each, "rules"),
              grades(each)));
    }
    return new Table(
        "Worked cases",
        List.of("Case", "What happens", "Decided on", "Rules that must apply", "Grades"),
        List.of(10, 35, 15, 25, 15),
        rows);
  }

  private static String listed(Vignette vignette, String key) {
    return vignette.expect().find(key).map(each -> String.join(", ", each.texts())).orElse("");
  }

  private static String grades(Vignette vignette) {
    return vignette
        .expect()
        .find("grades")
        .map(
            grades ->
                grades.textMap().entrySet().stream()
                    .map(each -> each.getKey().replace('_', ' ') + " " + each.getValue())
                    .collect(Collectors.joining(", ")))
        .orElse("");
  }

  static Table sources(Rulebook rulebook) {
    List<List<String>> rows =
        rows(
            rulebook.sources(),
            each ->
                List.of(
                    each.key(),
                    each.title() + each.link().map(link -> " " + link).orElse(""),
                    each.publisher(),
                    each.where() + each.amended().map(Parts::amended).orElse(""),
                    each.verified() ? "yes" : "no (U)"));
    return new Table(
        "Sources",
        List.of("Key", "Title", "Publisher", "Where", "Read first-hand"),
        List.of(15, 30, 20, 25, 10),
        rows);
  }

  static Table provisions(Rulebook rulebook) {
    List<List<String>> rows = new ArrayList<>();
    for (Source source : rulebook.sources()) {
      for (Provision each : source.provisions()) {
        rows.add(
            List.of(
                source.title() + ", " + each.place(),
                source.inForce(each).says(),
                source.readOn(each).map(LocalDate::toString).orElse("not recorded"),
                source.readFirstHand(each),
                each.note()
                    + Optional.of(each)
                        .flatMap(Provision::amended)
                        .map(Parts::amended)
                        .orElse("")));
      }
    }
    return new Table(
        "Provisions that rules may cite",
        List.of("Provision", "In force", "Date of the text read", "Read first-hand", "Note"),
        List.of(25, 25, 15, 10, 25),
        rows);
  }

  private static <T> List<List<String>> rows(List<T> things, Function<T, List<String>> row) {
    return things.stream().map(row).toList();
  }

  private static String amended(String what) {
    return " AMENDED SINCE REVIEW: " + what;
  }
}
