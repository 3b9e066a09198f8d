package evenhand.rulebook.audit;

import evenhand.rulebook.audit.AuditPoint.Kind;
import evenhand.rulebook.audit.AuditPoint.Positive;
import evenhand.rulebook.audit.AuditPoint.Selected;
import evenhand.rulebook.model.About;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.LaterOutcome;
import evenhand.rulebook.source.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the audit section of {@code rulebook.yml}; every code and column has to be known. */
public final class AuditReader {
  private static final String TARGETS =
      "a target on the volume of flags or grades is refused: it would reward under-reporting, and"
          + " a figure that is a target measures no more; compare groups instead";
  private static final Set<String> MEASURES = Set.of("selection_rate", "fnr");
  private static final Set<String> RESPONSES = Set.of("override_milder", "override_harsher");

  private final About about;
  private final Predicate<String> isQuestion;
  private final Predicate<String> isRule;
  private final Predicate<String> isMinutesParameter;
  private final Map<String, AuditBand> bands = new LinkedHashMap<>();
  private final List<String> times = new ArrayList<>();

  /**
   * Makes a reader.
   *
   * @param isQuestion whether an id is a question or computed question
   * @param isRule whether an id is a row of the rule table
   * @param isMinutesParameter whether an id is a parameter whose unit is minutes
   */
  public AuditReader(
      About about,
      Predicate<String> isQuestion,
      Predicate<String> isRule,
      Predicate<String> isMinutesParameter) {
    this.about = about;
    this.isQuestion = isQuestion;
    this.isRule = isRule;
    this.isMinutesParameter = isMinutesParameter;
  }

  /**
   * Reads the section; an absent one has no points.
   *
   * @throws evenhand.rulebook.RulebookFaultException naming file and line
   */
  public AuditSection read(Yaml rulebook) {
    Optional<Yaml> section = rulebook.find("audit");
    if (section.isEmpty()) {
      return new AuditSection(Map.of(), List.of(), List.of());
    }
    refuseTargets(section.get());
    section.get().allow(Set.of("bands", "decision_points", "times"));
    section.get().find("bands").ifPresent(found -> found.map().forEach(this::addBand));
    List<AuditTime> timed =
        section.get().find("times").map(Yaml::list).orElse(List.of()).stream()
            .map(this::time)
            .toList();
    timed.forEach(time -> times.add(time.id()));
    List<AuditPoint> points = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Yaml entry : section.get().at("decision_points").list()) {
      AuditPoint point = point(entry);
      if (!ids.add(point.id())) {
        throw entry.fault("decision point '" + point.id() + "' stands here twice");
      }
      points.add(point);
    }
    return new AuditSection(bands, points, timed);
  }

  private static void refuseTargets(Yaml entry) {
    entry
        .map()
        .forEach(
            (key, value) -> {
              if (key.matches("targets?|quota|(target|goal)_.*|.*_(target|goal|quota)")) {
                throw value.fault("'" + key + "': " + TARGETS);
              }
            });
  }

  private void addBand(String name, Yaml entry) {
    entry.allow(Set.of("column", "cuts"));
    Yaml column = entry.at("column");
    if (!isQuestion.test(column.text()) && !AuditSection.OF_THE_TIME.contains(column.text())) {
      throw column.fault("'" + column.text() + "' is no question of this rulebook");
    }
    List<Integer> cuts = entry.at("cuts").list().stream().map(Yaml::number).toList();
    if (cuts.isEmpty() || !cuts.equals(cuts.stream().sorted().distinct().toList())) {
      throw entry.at("cuts").fault("cuts are numbers that ascend, at least one");
    }
    bands.put(name, new AuditBand(column.text(), cuts));
  }

  private AuditPoint point(Yaml entry) {
    refuseTargets(entry);
    entry.allow(
        Set.of(
            "id",
            "whose",
            "about",
            "favourable",
            "adverse_when",
            "primary_measure",
            "selected",
            "of",
            "positive",
            "strata",
            "misleads",
            "if_reporting_changes"));
    Yaml measure = entry.at("primary_measure");
    require(measure, MEASURES.contains(measure.text()), "one of " + MEASURES);
    Yaml adverse = entry.at("adverse_when");
    require(adverse, adverse.text().startsWith("ratio"), "'ratio < 1' or 'ratio > 1', with words");
    return new AuditPoint(
        entry.at("id").text(),
        entry.at("whose").text(),
        new AuditPoint.Words(
            entry.at("about").text(),
            entry.at("favourable").text(),
            entry.at("misleads").text().strip(),
            entry.at("if_reporting_changes").text().strip()),
        adverse.text().startsWith("ratio > 1"),
        measure.text(),
        selected(entry.at("selected")),
        entry.find("of").map(this::stages).orElse(List.of()),
        entry.find("positive").map(this::positive).orElse(Positive.NONE),
        entry.at("strata").list().stream().map(this::strata).toList());
  }

  private Selected selected(Yaml entry) {
    entry.allow(Arrays.stream(Kind.values()).map(AuditReader::key).collect(Collectors.toSet()));
    require(entry, entry.map().size() == 1, "one of the kinds of result");
    Map.Entry<String, Yaml> only = entry.map().entrySet().iterator().next();
    Kind kind = Kind.valueOf(only.getKey().toUpperCase(Locale.ROOT));
    Yaml value = only.getValue();
    Codes codes = about.codes();
    return switch (kind) {
      case GRADE, EXACTLY -> grades(kind, value);
      case PROVISIONAL -> new Selected(kind, List.of(), Optional.empty());
      case FLAG -> code(kind, value, codes.flags().keySet());
      case ACTION -> code(kind, value, codes.actions().keySet());
      case REVIEW -> code(kind, value, codes.reviews().keySet());
      case OPTION_OPEN -> code(kind, value, codes.options().keySet());
      case BLOCK, RELEASED -> code(kind, value, codes.blocks().keySet());
      case RESPONSE -> code(kind, value, RESPONSES);
      case OUTCOME -> code(kind, value, outcomes());
      case IN_TIME -> new Selected(kind, clocks(value), Optional.empty());
      case RULE -> {
        require(value, isRule.test(value.text()), "a rule of this rulebook");
        yield new Selected(kind, List.of(value.text()), Optional.empty());
      }
    };
  }

  /** Any of the kinds of result, one or a list of them. */
  private List<Selected> stages(Yaml entry) {
    List<Yaml> each = entry.value() instanceof List ? entry.list() : List.of(entry);
    return each.stream().map(this::selected).toList();
  }

  private List<String> clocks(Yaml value) {
    List<Yaml> each = value.value() instanceof List ? value.list() : List.of(value);
    each.forEach(id -> require(id, times.contains(id.text()), "one of the times " + times));
    return each.stream().map(Yaml::text).toList();
  }

  private Selected grades(Kind kind, Yaml value) {
    require(value, value.map().size() == 1, "one scale and its grade");
    Map.Entry<String, Yaml> only = value.map().entrySet().iterator().next();
    List<String> grades = about.codes().scales().getOrDefault(only.getKey(), List.of());
    int from = grades.indexOf(only.getValue().text());
    require(only.getValue(), from >= 0, "a grade of a scale of this rulebook");
    List<String> meant =
        kind == Kind.EXACTLY ? List.of(grades.get(from)) : grades.subList(from, grades.size());
    return new Selected(kind, meant, Optional.of(only.getKey()));
  }

  private static Selected code(Kind kind, Yaml value, Set<String> known) {
    require(value, known.contains(value.text()), "one of " + known.stream().sorted().toList());
    return new Selected(kind, List.of(value.text()), Optional.empty());
  }

  private AuditTime time(Yaml entry) {
    entry.allow(Set.of("id", "whose", "about", "outcome", "within", "action", "excused", "place"));
    Yaml outcome = entry.at("outcome");
    boolean isMinutes =
        about.laterOutcomes().stream()
            .anyMatch(kind -> kind.kind().equals(outcome.text()) && kind.unit().equals("minutes"));
    require(outcome, isMinutes, "a later outcome in minutes");
    Yaml within = entry.at("within");
    require(within, isMinutesParameter.test(within.text()), "a parameter in minutes");
    Yaml action = entry.at("action");
    require(action, about.codes().actions().containsKey(action.text()), "an action");
    entry
        .find("excused")
        .ifPresent(flag -> require(flag, about.codes().flags().containsKey(flag.text()), "a flag"));
    Yaml place = entry.at("place");
    require(place, isColumn(place.text()), "a question, a band, a scale or one of " + own());
    return new AuditTime(
        entry.at("id").text(),
        entry.at("whose").text(),
        entry.at("about").text(),
        outcome.text(),
        within.text(),
        action.text(),
        entry.findText("excused"),
        place.text());
  }

  private Positive positive(Yaml entry) {
    entry.allow(Set.of("outcome", "answer"));
    require(entry, entry.map().size() == 1, "an outcome or an answer");
    entry
        .find("outcome")
        .ifPresent(kind -> require(kind, outcomes().contains(kind.text()), "a later outcome"));
    entry
        .find("answer")
        .ifPresent(id -> require(id, isQuestion.test(id.text()), "a question of this rulebook"));
    return new Positive(entry.findText("outcome"), entry.findText("answer"));
  }

  private AuditStrata strata(Yaml entry) {
    refuseTargets(entry);
    entry.allow(Set.of("columns", "status", "reason", "proposed_to", "agreed_by", "agreed_on"));
    Yaml status = entry.at("status");
    require(status, AuditStrata.STATUSES.contains(status.text()), "one of " + AuditStrata.STATUSES);
    AuditStrata strata =
        new AuditStrata(
            entry.at("columns").distinctTexts(),
            status.text(),
            entry.at("reason").text(),
            entry.at("agreed_by").text(),
            entry.at("agreed_on").text());
    if (strata.isCompared()) {
      for (Yaml column : entry.at("columns").list()) {
        require(column, isColumn(column.text()), "a question, a band, a scale or one of " + own());
      }
    }
    return strata;
  }

  private boolean isColumn(String column) {
    return isQuestion.test(column)
        || bands.containsKey(column)
        || about.codes().scales().containsKey(column)
        || own().contains(column);
  }

  private static List<String> own() {
    List<String> own = new ArrayList<>(AuditSection.OF_THE_RECORD);
    own.addAll(AuditSection.OF_THE_TIME);
    return own;
  }

  private Set<String> outcomes() {
    return about.laterOutcomes().stream().map(LaterOutcome::kind).collect(Collectors.toSet());
  }

  private static String key(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static void require(Yaml entry, boolean isRight, String expected) {
    if (!isRight) {
      throw entry.fault(expected + " is expected here, not '" + entry.value() + "'");
    }
  }
}
