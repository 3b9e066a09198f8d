package evenhand.rulebook.source;

import evenhand.rulebook.Lowering;
import evenhand.rulebook.model.About;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.LaterOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rulebook.yml}. */
public final class AboutReader {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "title",
          "version",
          "in_force",
          "review_due",
          "owner_role",
          "rule_prefixes",
          "purpose",
          "limits",
          "legal_basis",
          "scales",
          "options",
          "codes",
          "guarantees",
          "lowering",
          "later_outcomes",
          "audit",
          "display");
  private static final Set<String> UNITS =
      Set.of("none", "minutes", "days", "months", "pounds", "count");

  private AboutReader() {}

  public static About about(Yaml file) {
    file.allow(KEYS);
    Yaml inForce = file.at("in_force");
    inForce.allow(Set.of("from", "until"));
    inForce.at("from").date();
    inForce.find("until").ifPresent(Yaml::date);
    file.at("review_due").date();
    return new About(
        file.at("id").text(),
        file.at("title").text(),
        version(file.at("version")),
        Set.copyOf(file.at("rule_prefixes").texts()),
        codes(file),
        file.find("lowering").map(AboutReader::lowering),
        laterOutcomes(file),
        file.json());
  }

  private static String version(Yaml version) {
    if (!version.text().matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
      throw version.fault("a version is three numbers, 1.0.0, not '" + version.text() + "'");
    }
    return version.text();
  }

  private static Codes codes(Yaml file) {
    Map<String, List<String>> scales = new LinkedHashMap<>();
    file.at("scales").map().forEach((scale, grades) -> scales.put(scale, grades.distinctTexts()));
    Yaml codes = file.at("codes");
    codes.allow(Set.of("flags", "actions", "blocks", "reviews", "opens"));
    return new Codes(
        scales,
        texts(file.find("options")),
        texts(codes.find("flags")),
        actions(codes.find("actions")),
        blocks(codes.find("blocks")),
        texts(codes.find("reviews")),
        new LinkedHashSet<>(codes.find("opens").map(Yaml::texts).orElse(List.of())));
  }

  private static Map<String, String> texts(Optional<Yaml> yaml) {
    Map<String, String> texts = new LinkedHashMap<>();
    yaml.ifPresent(
        found ->
            found
                .map()
                .forEach(
                    (code, means) ->
                        texts.put(
                            code,
                            means.value() instanceof Map
                                ? means.at("means").text()
                                : means.text())));
    return texts;
  }

  private static Map<String, Codes.Action> actions(Optional<Yaml> yaml) {
    Map<String, Codes.Action> actions = new LinkedHashMap<>();
    yaml.ifPresent(
        found ->
            found
                .map()
                .forEach(
                    (code, entry) -> {
                      entry.allow(Set.of("means", "due", "note"));
                      actions.put(
                          code, new Codes.Action(entry.at("means").text(), entry.findText("due")));
                    }));
    actions.putIfAbsent(
        Effect.ReAsk.CODE,
        new Codes.Action("Go back to the unanswered question.", Optional.empty()));
    return actions;
  }

  private static Map<String, Codes.Block> blocks(Optional<Yaml> yaml) {
    Map<String, Codes.Block> blocks = new LinkedHashMap<>();
    yaml.ifPresent(
        found ->
            found
                .map()
                .forEach(
                    (code, entry) -> {
                      entry.allow(Set.of("means", "step", "note"));
                      blocks.put(
                          code, new Codes.Block(entry.at("means").text(), entry.findText("step")));
                    }));
    return blocks;
  }

  private static Lowering lowering(Yaml yaml) {
    yaml.allow(Set.of("cites", "needs", "refused_where_fired", "note"));
    Yaml needs = yaml.at("needs");
    if (!Set.of("reason", "supervisor", "evidence").containsAll(needs.texts())) {
      throw needs.fault("lowering needs reason, supervisor or evidence");
    }
    return new Lowering(
        yaml.at("cites").text(),
        needs.texts(),
        yaml.find("refused_where_fired").map(Yaml::texts).orElse(List.of()));
  }

  private static List<LaterOutcome> laterOutcomes(Yaml file) {
    List<LaterOutcome> kinds = new ArrayList<>();
    for (Yaml entry : file.find("later_outcomes").map(Yaml::list).orElse(List.of())) {
      entry.allow(Set.of("kind", "means", "unit"));
      Yaml unit = entry.at("unit");
      if (!UNITS.contains(unit.text())) {
        throw unit.fault("a unit is one of " + UNITS);
      }
      kinds.add(new LaterOutcome(entry.at("kind").text(), entry.at("means").text(), unit.text()));
    }
    return kinds;
  }
}
