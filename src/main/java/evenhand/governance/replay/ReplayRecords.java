package evenhand.governance.replay;

import evenhand.decision.Json;
import evenhand.decision.RecordsDao;
import evenhand.governance.replay.ReplayDao.RecordedCase;
import evenhand.governance.replay.ReplayDao.ReplayRow;
import evenhand.governance.replay.ReplayDao.ReplayedRow;
import evenhand.ledger.Hash;
import evenhand.rulebook.Revision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of replays, shadows, simulations and self-checks. */
public final class ReplayRecords {
  private final RecordsDao records;

  public ReplayRecords(RecordsDao records) {
    this.records = records;
  }

  void begin(ReplayRow row) {
    records.read(
        session -> {
          session.dao(ReplayDao.class).begin(row);
          return row;
        });
  }

  void keep(List<ReplayedRow> rows) {
    if (!rows.isEmpty()) {
      records.read(
          session -> {
            session.handle().useTransaction(any -> session.dao(ReplayDao.class).add(rows));
            return rows.size();
          });
    }
  }

  /** Keeps a report, which ends what it reports on. */
  public ReplayReport finish(ReplayReport report) {
    records.read(
        session -> {
          session.dao(ReplayDao.class).finish(report.id(), report.finishedAt(), Json.text(report));
          return report;
        });
    return report;
  }

  /** Keeps the report on invented cases, which were decided in a database of their own. */
  public ReplayReport keepSimulation(ReplayReport report, String drawn, String by) {
    ReplayReport simulation = report.asSimulation(drawn);
    @Nullable String revision = report.revision().map(Revision::name).orElse(null);
    begin(
        new ReplayRow(
            simulation.id(),
            simulation.kind(),
            simulation.rulebook(),
            revision,
            null,
            null,
            null,
            simulation.startedAt(),
            by));
    return finish(simulation);
  }

  /** A report as it was kept, with the exact text of it. */
  public record Kept(ReplayReport report, Hash hash) {
    static Kept of(String text) {
      return new Kept(
          Json.read(text, ReplayReport.class), Hash.over(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Every report of some kind on one revision, newest first. */
  public List<Kept> of(String rulebook, String kind, Revision revision) {
    return records
        .read(session -> session.dao(ReplayDao.class).reports(rulebook, kind, revision.name()))
        .stream()
        .map(Kept::of)
        .toList();
  }

  /** The newest report on a rulebook, under one revision or any; empty where there is none. */
  public Optional<ReplayReport> newest(String rulebook, String kind, Optional<Revision> revision) {
    String name = revision.map(Revision::name).orElse(null);
    return records
        .read(session -> session.dao(ReplayDao.class).newestReport(rulebook, kind, name))
        .map(json -> Json.read(json, ReplayReport.class));
  }

  /** Decisions that came out differently, or could not be decided again. */
  Set<UUID> different(UUID replay) {
    return Set.copyOf(records.read(session -> session.dao(ReplayDao.class).different(replay)));
  }

  /** Recorded cases by their ids. */
  List<RecordedCase> cases(Set<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : records.read(session -> session.dao(ReplayDao.class).cases(ids.toArray(UUID[]::new)));
  }

  /** Ids of the rulebooks that ever ran here. */
  public List<String> rulebooks() {
    return records.read(session -> session.dao(ReplayDao.class).rulebooks());
  }
}
