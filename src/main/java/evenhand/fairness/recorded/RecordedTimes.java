package evenhand.fairness.recorded;

import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.recorded.TimedDao.Alike;
import evenhand.fairness.recorded.TimedDao.Clock;
import evenhand.fairness.recorded.TimesReport.Timed;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reports the times that a rulebook's audit section names, within one snapshot. Thread-safe. */
public final class RecordedTimes {
  private final RecordedDao records;
  private final InstantSource clock;

  /** Reads through the fairness role. */
  public RecordedTimes(RecordedDao records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * Counts contacts whose first standing decision lies in the period, once for all audiences.
   *
   * @throws SpecFaultException where a limit has no value at the end of the period
   */
  public Map<Audience, TimesReport> reports(AuditRequest request, Rulebook rulebook) {
    Instant counted = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<AuditTime, List<Alike>> contacts = contacts(request, rulebook);
    boolean isInvented = contacts.values().stream().flatMap(List::stream).anyMatch(Alike::invented);
    Map<Audience, TimesReport> reports = new EnumMap<>(Audience.class);
    for (Audience audience : Audience.values()) {
      TimesTables tables = new TimesTables(audience);
      List<Timed> times = new ArrayList<>();
      contacts.forEach(
          (declared, alike) ->
              times.add(
                  timed(request, declared, limit(request, rulebook, declared), alike, tables)));
      reports.put(
          audience,
          new TimesReport(
              request.rulebook(),
              request.from(),
              request.until(),
              request.characteristic(),
              audience.id(),
              isInvented,
              counted,
              times));
    }
    return reports;
  }

  private Map<AuditTime, List<Alike>> contacts(AuditRequest request, Rulebook rulebook) {
    return records.inTimesSnapshot(
        dao -> {
          Map<AuditTime, List<Alike>> contacts = new LinkedHashMap<>();
          for (AuditTime declared : rulebook.audit().times()) {
            contacts.put(
                declared,
                dao.count(
                    request.rulebook(), request.from(), request.until(), clock(request, declared)));
          }
          return contacts;
        });
  }

  private static Clock clock(AuditRequest request, AuditTime declared) {
    return new Clock(
        declared.whose(),
        Groups.field(request.characteristic()),
        declared.place(),
        declared.outcome(),
        declared.action(),
        declared.excused().orElse(""));
  }

  private static int limit(AuditRequest request, Rulebook rulebook, AuditTime declared) {
    return Clocks.limit(rulebook, declared, request.until())
        .orElseThrow(
            () ->
                new SpecFaultException(
                    0, "to: a day on which " + declared.within() + " has a value"));
  }

  private static Timed timed(
      AuditRequest request,
      AuditTime declared,
      int limitMinutes,
      List<Alike> counted,
      TimesTables tables) {
    GroupNames names = new GroupNames(Groups.of(request.characteristic(), request.scheme()));
    TimeTally all = new TimeTally();
    SortedMap<String, TimeTally> places = new TreeMap<>();
    SortedMap<String, TimeTally> groups = new TreeMap<>();
    for (Alike alike : counted) {
      String group = names.of(alike.recorded()).orElse("");
      all.add(alike, limitMinutes);
      places.computeIfAbsent(alike.place(), any -> new TimeTally()).add(alike, limitMinutes);
      groups.computeIfAbsent(group, any -> new TimeTally()).add(alike, limitMinutes);
    }
    return new Timed(
        declared.id(),
        declared.about(),
        limitMinutes,
        declared.place(),
        declared.whose(),
        tables.all(all),
        tables.table(places),
        tables.table(groups));
  }
}
