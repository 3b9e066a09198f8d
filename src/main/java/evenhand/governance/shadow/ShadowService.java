package evenhand.governance.shadow;

import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.history.RevisionsService;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService;
import evenhand.governance.shadow.ShadowDao.LeftOutRow;
import evenhand.governance.shadow.ShadowDao.Shadow;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Starts shadows, ends them, and reports on them as on a replay. */
public final class ShadowService {
  private final RecordsDao records;
  private final ReplayService replays;
  private final Function<Revision, Rulebook> stored;
  private final InstantSource clock;

  /**
   * Shadows over one database.
   *
   * @param stored loads a revision as it was kept
   */
  public ShadowService(
      RecordsDao records,
      ReplayService replays,
      Function<Revision, Rulebook> stored,
      InstantSource clock) {
    this.records = records;
    this.replays = replays;
    this.stored = stored;
    this.clock = clock;
  }

  /**
   * Lets a revision run beside the active one; running services follow within seconds.
   *
   * @param base the revision in force
   * @throws IllegalArgumentException while another of the rulebook has not been reported on, which
   *     would be hidden behind this one
   */
  public UUID start(Rulebook candidate, Rulebook base, Duration time, Actor by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    new RevisionsService(records, clock).keep(List.of(candidate, base));
    Shadow shadow =
        new Shadow(
            RecordId.at(now),
            candidate.id(),
            candidate.revision().name(),
            base.revision().name(),
            now,
            now.plus(time));
    return records.read(
        session -> session.handle().inTransaction(any -> begin(session, shadow, by)));
  }

  /** One at a time: of two that are begun at once the second sees the first. */
  private static UUID begin(Session session, Shadow shadow, Actor by) {
    ShadowDao dao = session.dao(ShadowDao.class);
    dao.lock(shadow.rulebook());
    dao.unreported(shadow.rulebook()).stream()
        .findFirst()
        .ifPresent(
            before -> {
              throw new IllegalArgumentException(
                  before.revision()
                      + " runs as a shadow of "
                      + before.rulebook()
                      + " since "
                      + before.startedAt()
                      + "; first ./evenhand shadow finish --rulebook "
                      + before.rulebook());
            });
    dao.begin(shadow, by.pseudonym());
    return shadow.id();
  }

  private List<Shadow> unreported(String rulebook) {
    return records.read(session -> session.dao(ShadowDao.class).unreported(rulebook));
  }

  /** The shadows that run now. */
  List<Shadow> running() {
    Instant now = clock.instant();
    return records.read(session -> session.dao(ShadowDao.class).running(now));
  }

  /** The revisions of a rulebook whose shadows have not been reported on, newest first. */
  public List<Revision> revisions(String rulebook) {
    return unreported(rulebook).stream().map(Shadow::revision).map(Revision::new).toList();
  }

  /**
   * What the newest shadow of a rulebook has shown so far, against the revision that it began
   * beside; empty where none runs.
   */
  public Optional<ReplayReport> soFar(String rulebook, Actor by) {
    return unreported(rulebook).stream().findFirst().map(shadow -> report(shadow, by));
  }

  private ReplayReport report(Shadow shadow, Actor by) {
    ReplayReport decided =
        replays.shadowReport(
            shadow.id(),
            stored.apply(new Revision(shadow.revision())),
            stored.apply(new Revision(shadow.base())),
            shadow.startedAt(),
            by);
    // Afterwards: what is decided meanwhile would otherwise stand in both.
    return decided.leavingOut(leftOut(shadow.id()));
  }

  private SortedMap<String, Long> leftOut(UUID shadow) {
    SortedMap<String, Long> leftOut = new TreeMap<>();
    records
        .read(session -> session.dao(ShadowDao.class).leftOut(shadow))
        .forEach(
            count -> {
              if (count.decisions() > 0) {
                leftOut.put(count.reason(), count.decisions());
              }
            });
    return leftOut;
  }

  /** Keeps how many a service has left out since it last said so. */
  void keepLeftOut(List<LeftOutRow> rows) {
    Instant now = clock.instant();
    records.read(
        session -> {
          session
              .handle()
              .useTransaction(any -> session.dao(ShadowDao.class).addLeftOut(rows, now));
          return rows.size();
        });
  }

  /** Ends the newest shadow of a rulebook with its report. */
  public Optional<ReplayReport> finish(String rulebook, Actor by) {
    return soFar(rulebook, by).map(replays.kept()::finish);
  }
}
