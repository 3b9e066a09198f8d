package evenhand.governance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessLog;
import evenhand.fairness.recorded.ReplayedAudit;
import evenhand.governance.difference.Carried;
import evenhand.governance.replay.ReplayDao.RecordedCase;
import evenhand.governance.replay.ReplayDao.ReplayRow;
import evenhand.governance.replay.ReplayDao.ReplayedRow;
import evenhand.governance.replay.ReplayDao.Scope;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Decides recorded cases again, a page at a time whatever their number, and reports what changes
 * and for whom.
 */
public final class ReplayService {
  /** Kinds, as reports name them. */
  public static final String REPLAY = "replay";

  public static final String SIMULATION = "simulation";
  public static final String SHADOW = "shadow";
  static final String SELF_CHECK = "self-check";
  private static final int PAGE = 500;

  private final RecordsDao records;
  private final ReplayRecords kept;
  private final ReplayedAudit audits;
  private final Function<Revision, Rulebook> stored;
  private final InstantSource clock;
  private final AccessLog access;

  /**
   * Replays over one database.
   *
   * @param stored loads a revision as it was kept
   */
  public ReplayService(
      RecordsDao records,
      ReplayedAudit audits,
      Function<Revision, Rulebook> stored,
      InstantSource clock) {
    this.records = records;
    this.kept = new ReplayRecords(records);
    this.audits = audits;
    this.stored = stored;
    this.clock = clock;
    this.access = new AccessLog(records, clock);
  }

  /** What is kept of replays. */
  public ReplayRecords kept() {
    return kept;
  }

  /** Told how many cases there are, then of each that is done. */
  public interface Progress {
    /** Nobody is told. */
    Progress NONE = new Progress() {};

    default void of(long cases) {}

    default void step() {}
  }

  /**
   * Which cases.
   *
   * @param from first moment of decision; empty for the first ever
   * @param until first moment that no longer counts; empty for none
   */
  public record Period(Optional<Instant> from, Optional<Instant> until) {
    /** All cases. */
    public static final Period EVER = new Period(Optional.empty(), Optional.empty());
  }

  /**
   * Decides recorded cases again under a revision, and keeps what became of each.
   *
   * @param decided the revision in force, which they are held against: what another one decided is
   *     decided by it too, and groups are compared at its decision points
   */
  public ReplayReport replay(
      Rulebook candidate, Rulebook decided, Period period, Actor by, Progress progress) {
    Instant started = now();
    UUID id = RecordId.at(started);
    Scope scope =
        new Scope(
            candidate.id(),
            period.from().orElse(null),
            period.until().orElse(null),
            Reporting.FIRST,
            1,
            0);
    kept.begin(
        new ReplayRow(
            id,
            REPLAY,
            candidate.id(),
            candidate.revision().name(),
            decided.revision().name(),
            scope.from(),
            scope.until(),
            started,
            by.pseudonym()));
    Carried revision = new Carried(candidate);
    Carried base = new Carried(decided);
    run(scope, progress, recorded -> Again.under(revision, base, recorded, id), kept::keep);
    return kept.finish(report(id, REPLAY, candidate, decided, started, period, by));
  }

  /**
   * Decides recorded cases again under their own revisions: all since the last check, those that
   * differed in it, and one of some parts of the older ones. Only differences are kept.
   *
   * @param slices into how many parts the older ones are cut; 1 for all of them
   * @param slice which of them, from 0
   */
  public ReplayReport selfCheck(
      String rulebook, int slices, int slice, Actor by, Progress progress) {
    Instant started = now();
    UUID id = RecordId.at(started);
    Optional<ReplayReport> before = kept.newest(rulebook, SELF_CHECK, Optional.empty());
    UUID newest = before.flatMap(ReplayReport::lastDecision).orElse(Reporting.FIRST);
    Scope scope = new Scope(rulebook, null, null, newest, slices, slice);
    kept.begin(
        new ReplayRow(id, SELF_CHECK, rulebook, null, null, null, null, started, by.pseudonym()));
    OwnRevisions revisions = new OwnRevisions(stored);
    SortedMap<String, Long> counts = new TreeMap<>();
    Consumer<List<ReplayedRow>> keeping =
        rows -> {
          rows.forEach(row -> counts.merge(row.became(), 1L, Long::sum));
          kept.keep(rows.stream().filter(row -> !row.became().equals(Again.SAME)).toList());
        };
    // What differed the night before differs until it comes out as it was.
    Set<UUID> differed = before.map(report -> kept.different(report.id())).orElse(Set.of());
    keeping.accept(kept.cases(differed).stream().map(each -> revisions.decide(each, id)).toList());
    UUID last =
        run(
            scope,
            progress,
            recorded -> revisions.decide(recorded, id),
            rows ->
                keeping.accept(
                    rows.stream().filter(row -> !differed.contains(row.decisionId())).toList()));
    Reporting reporting = new Reporting(records, audits);
    reporting.addChanges(id);
    return kept.finish(
        new ReplayReport(
            id,
            SELF_CHECK,
            rulebook,
            Optional.empty(),
            Optional.empty(),
            started,
            now(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            counts,
            reporting.kinds(),
            reporting.rules(),
            List.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.of(last.compareTo(newest) > 0 ? last : newest)));
  }

  /** A live contact as the active revision decided it. */
  public record LiveCase(DecisionId id, Advice decided, JsonNode facts) {}

  /** Decides live contacts under a shadow too, and keeps what becomes of each. */
  public void keepShadowed(UUID shadow, Carried revision, List<LiveCase> live) {
    kept.keep(live.stream().map(each -> Again.shadowed(revision, each, shadow)).toList());
  }

  /** What a shadow has shown so far, of the live contacts that it decided. */
  public ReplayReport shadowReport(
      UUID id, Rulebook candidate, Rulebook decided, Instant started, Actor by) {
    Period period = new Period(Optional.of(started), Optional.of(now()));
    return report(id, SHADOW, candidate, decided, started, period, by);
  }

  /** Pages in the order of ids; what one page needs is forgotten before the next. */
  private UUID run(
      Scope scope,
      Progress progress,
      Function<RecordedCase, ReplayedRow> deciding,
      Consumer<List<ReplayedRow>> keeping) {
    if (progress != Progress.NONE) {
      progress.of(records.read(session -> session.dao(ReplayDao.class).count(scope)));
    }
    UUID last = Reporting.FIRST;
    List<RecordedCase> page = next(scope, last);
    while (!page.isEmpty()) {
      keeping.accept(
          page.parallelStream()
              .map(
                  recorded -> {
                    ReplayedRow row = deciding.apply(recorded);
                    progress.step();
                    return row;
                  })
              .toList());
      last = page.get(page.size() - 1).id();
      page = next(scope, last);
    }
    return last;
  }

  private List<RecordedCase> next(Scope scope, UUID after) {
    return records.read(session -> session.dao(ReplayDao.class).next(scope, after, PAGE));
  }

  private ReplayReport report(
      UUID id,
      String kind,
      Rulebook candidate,
      Rulebook decided,
      Instant started,
      Period period,
      Actor by) {
    Reporting reporting = new Reporting(records, audits);
    reporting.addChanges(id);
    access.combined(by, id);
    reporting.addGroups(id, decided);
    return new ReplayReport(
        id,
        kind,
        candidate.id(),
        Optional.of(candidate.revision()),
        Optional.of(decided.revision()),
        started,
        now(),
        period.from(),
        period.until(),
        Optional.empty(),
        reporting.counts(id),
        reporting.kinds(),
        reporting.rules(),
        reporting.groups(),
        reporting.unmeasured(),
        new TreeMap<>(),
        Optional.empty());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
