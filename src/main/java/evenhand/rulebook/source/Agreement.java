package evenhand.rulebook.source;

import evenhand.rulebook.model.Cite;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Due;
import evenhand.rulebook.model.Place;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Source;
import java.util.List;
import java.util.Map;

/** What the files of a rulebook folder must agree on with each other. */
public final class Agreement {
  private Agreement() {}

  /** Every source that a question or a parameter names is one of the rulebook's, and the place. */
  public static void sources(
      Yaml questions, Yaml parameters, Map<String, Source> known, Faults faults) {
    questions.at("questions").list().forEach(entry -> cites(entry, known, faults));
    for (Yaml parameter : parameters.at("parameters").list()) {
      parameter.at("values").list().forEach(row -> cites(row, known, faults));
    }
  }

  private static void cites(Yaml entry, Map<String, Source> known, Faults faults) {
    for (Cite cite : Cite.list(entry.findText("source").orElse(""))) {
      Source source = known.get(cite.source());
      if (source == null) {
        faults.add(entry, "'" + cite.source() + "' is no source of this rulebook (sources.yml)");
      } else if (!Place.all(cite.section()).isEmpty()) {
        // Other words beside a key, such as "date", say what was taken from it.
        source.strange(cite.section()).ifPresent(wrong -> faults.add(entry, wrong));
      }
    }
  }

  /** A group holds questions, or values: a member that is neither would be counted by nobody. */
  public static void groups(Yaml file, Map<String, Question> questions, Faults faults) {
    file.find("groups")
        .ifPresent(
            groups ->
                groups
                    .map()
                    .forEach(
                        (id, members) -> {
                          List<String> strangers =
                              members.distinctTexts().stream()
                                  .filter(member -> !questions.containsKey(member))
                                  .toList();
                          if (strangers.size() < members.list().size()) {
                            strangers.forEach(
                                member ->
                                    faults.add(
                                        members,
                                        "'"
                                            + member
                                            + "' is no question; group '"
                                            + id
                                            + "' holds questions"));
                          }
                        }));
  }

  /** Every deadline in the codes is one that can be worked out. */
  public static void dues(Yaml rulebook, Dictionary names, Faults faults) {
    rulebook
        .at("codes")
        .find("actions")
        .ifPresent(
            actions ->
                actions
                    .map()
                    .forEach(
                        (code, action) ->
                            action.find("due").ifPresent(due -> due(due, names, faults))));
  }

  private static void due(Yaml due, Dictionary names, Faults faults) {
    try {
      Due.parse(due.text(), names::dueParameter);
    } catch (IllegalArgumentException wrong) {
      faults.add(due, String.valueOf(wrong.getMessage()));
    }
  }
}
