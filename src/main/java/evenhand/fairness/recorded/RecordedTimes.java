package evenhand.fairness.recorded;

import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.recorded.TimedDao.Alike;
import evenhand.fairness.recorded.TimedDao.Clock;
import evenhand.fairness.recorded.TimesReport.Timed;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reports the times that a rulebook's audit section names, within one snapshot. Thread-safe. */
public final class RecordedTimes {
  private final RecordedDao records;

  /** Reads through the fairness role. */
  public RecordedTimes(RecordedDao records) {
    this.records = records;
  }

  /**
   * Counts contacts whose first standing decision lies in the period.
   *
   * @throws SpecFaultException where a limit has no value at the end of the period
   */
  public TimesReport report(AuditRequest request, Rulebook rulebook, Audience audience) {
    TimesTables tables = new TimesTables(audience);
    return records.inTimesSnapshot(
        dao -> {
          List<Timed> times = new ArrayList<>();
          boolean isInvented = false;
          for (AuditTime declared : rulebook.audit().times()) {
            List<Alike> alike =
                dao.count(
                    request.rulebook(), request.from(), request.until(), clock(request, declared));
            isInvented |= alike.stream().anyMatch(Alike::invented);
            times.add(timed(request, declared, limit(request, rulebook, declared), alike, tables));
          }
          return new TimesReport(
              request.rulebook(),
              request.from(),
              request.until(),
              request.characteristic(),
              audience.id(),
              isInvented,
              times);
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
