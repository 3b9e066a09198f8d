package evenhand.governance.shadow;

import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.RevisionsService;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService;
import evenhand.governance.shadow.ShadowDao.Shadow;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Starts shadows, ends them, and reports on them as on a replay. */
public final class ShadowService {
  private final RecordsDao records;
  private final ReplayService replays;
  private final InstantSource clock;

  public ShadowService(RecordsDao records, ReplayService replays, InstantSource clock) {
    this.records = records;
    this.replays = replays;
    this.clock = clock;
  }

  /** Lets a revision run beside the active one; running services follow within seconds. */
  public UUID start(Rulebook candidate, Duration time, Actor by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    new RevisionsService(records, clock).keep(List.of(candidate));
    UUID id = RecordId.at(now);
    replays.beginShadow(id, candidate, now, now.plus(time), by);
    return id;
  }

  /** The newest shadow of a rulebook that has not been reported on for good. */
  private Optional<Shadow> unreported(String rulebook) {
    return records.read(session -> session.dao(ShadowDao.class).unreported()).stream()
        .filter(shadow -> shadow.rulebook().equals(rulebook))
        .findFirst();
  }

  /** The shadows that run now. */
  List<Shadow> running() {
    Instant now = clock.instant();
    return records.read(session -> session.dao(ShadowDao.class).running(now));
  }

  /** What a shadow that still runs has shown so far; empty where none of this revision runs. */
  public Optional<ReplayReport> soFar(Rulebook candidate, Rulebook decided) {
    return unreported(candidate.id())
        .filter(shadow -> shadow.revision().equals(candidate.revision().name()))
        .map(shadow -> replays.shadowReport(shadow.id(), candidate, decided, shadow.startedAt()));
  }

  /** The revision of the shadow of a rulebook. */
  public Optional<Revision> revision(String rulebook) {
    return unreported(rulebook).map(Shadow::revision).map(Revision::new);
  }

  /** Ends the shadow of a rulebook with its report. */
  public Optional<ReplayReport> finish(Rulebook candidate, Rulebook decided) {
    return soFar(candidate, decided).map(replays.kept()::finish);
  }
}
