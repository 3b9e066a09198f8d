package evenhand.fairness.recorded;

import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.Condition;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.Extras;
import evenhand.fairness.spec.GroupColumn;
import evenhand.fairness.spec.PeriodColumn;
import evenhand.fairness.spec.RowFilter;
import evenhand.fairness.spec.Rows;
import evenhand.fairness.spec.StrataSet;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditPoint;
import evenhand.rulebook.audit.AuditStrata;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says a rulebook's audit section as a specification of an audit. */
final class RecordedSpec {
  private static final String AREA = "force_area";
  private static final int BASELINE_PERIODS = 6;
  private static final Duration WEEKLY_MAX = Duration.ofDays(400);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final AuditRequest request;
  private final Rulebook rulebook;
  private final boolean isInvented;

  RecordedSpec(AuditRequest request, Rulebook rulebook, boolean isInvented) {
    this.request = request;
    this.rulebook = rulebook;
    this.isInvented = isInvented;
  }

  AuditRequest request() {
    return request;
  }

  AuditSpec of(List<DecisionPoint> points) {
    return new AuditSpec(
        rulebook.title()
            + ", "
            + day(request.from())
            + " to "
            + day(request.until().minusMillis(1))
            + ", by "
            + request.characteristic().replace('_', ' '),
        isInvented
            ? "Invented data: made up by the demonstration, about nobody"
            : "Decisions as recorded by this force",
        new Rows(List.of(), Optional.empty(), Optional.empty(), Map.of()),
        groups(),
        points,
        extras(),
        request.zone());
  }

  private static String day(Instant instant) {
    return DAY.format(instant.atZone(LONDON));
  }

  GroupColumn groups() {
    return Groups.of(request.characteristic(), request.scheme());
  }

  private Extras extras() {
    boolean isEthnicity = request.characteristic().equals(Groups.ETHNICITY);
    return new Extras(
        isEthnicity ? List.of(List.of("person_sex"), List.of("person_age")) : List.of(),
        rulebook.audit().keptColumns().contains(AREA) ? Optional.of(AREA) : Optional.empty(),
        Optional.of(new PeriodColumn("as_of", unit(), BASELINE_PERIODS)));
  }

  private PeriodColumn.Unit unit() {
    boolean isShort = Duration.between(request.from(), request.until()).compareTo(WEEKLY_MAX) <= 0;
    return isShort ? PeriodColumn.Unit.WEEK : PeriodColumn.Unit.MONTH;
  }

  /** As PostgreSQL's to_char writes a period. */
  String periodFormat() {
    return unit() == PeriodColumn.Unit.WEEK ? "IYYY-\"W\"IW" : "YYYY-MM";
  }

  DecisionPoint point(AuditPoint declared) {
    return new DecisionPoint(
        declared.id(),
        declared.selected().kind().name().toLowerCase(Locale.ROOT),
        new Condition.OneOf(declared.selected().codes()),
        declared.adverse(),
        declared.positive().isDeclared()
            ? Optional.of(new RowFilter("known", new Condition.OneOf(List.of("yes"))))
            : Optional.empty(),
        declared.strata().stream().map(RecordedSpec::strata).toList(),
        meaning(declared));
  }

  private static DecisionPoint.Meaning meaning(AuditPoint declared) {
    AuditPoint.Words words = declared.words();
    return new DecisionPoint.Meaning(
        words.about()
            + " Favourable to the "
            + declared.whose()
            + ", whose group is compared: "
            + words.favourable(),
        words.misleads(),
        words.ifReportingChanges(),
        declared.primaryMeasure().equals("fnr"));
  }

  private static StrataSet strata(AuditStrata set) {
    return new StrataSet(
        set.columns(),
        StrataSet.Status.valueOf(set.status().toUpperCase(Locale.ROOT)),
        new StrataSet.Agreement(set.reason(), set.agreedBy(), set.agreedOn()));
  }

  /** The sets of columns that a point is compared within, those shown beside it included. */
  List<List<String>> sets(DecisionPoint point) {
    Set<List<String>> sets = new LinkedHashSet<>();
    point.strata().stream()
        .filter(set -> set.status() != StrataSet.Status.NEVER)
        .forEach(set -> sets.add(set.columns()));
    sets.addAll(extras().intersections());
    extras().area().ifPresent(area -> sets.add(List.of(area)));
    return List.copyOf(sets);
  }

  /** All columns of some sets, once each. */
  static List<String> columns(List<List<String>> sets) {
    return new ArrayList<>(new LinkedHashSet<>(sets.stream().flatMap(List::stream).toList()));
  }
}
