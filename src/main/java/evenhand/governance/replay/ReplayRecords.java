package evenhand.governance.replay;

import evenhand.decision.Json;
import evenhand.decision.RecordsDao;
import evenhand.governance.replay.ReplayDao.ReplayRow;
import evenhand.governance.replay.ReplayDao.ReplayedRow;
import evenhand.rulebook.Revision;
import java.util.List;
import java.util.Optional;
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
  public ReplayReport keepSimulation(ReplayReport report, String by) {
    ReplayReport simulation = report.asSimulation();
    @Nullable String revision = report.revision().map(Revision::name).orElse(null);
    begin(
        new ReplayRow(
            simulation.id(),
            simulation.kind(),
            simulation.rulebook(),
            revision,
            null,
            null,
            simulation.startedAt(),
            by));
    return finish(simulation);
  }

  /** The newest report on a rulebook, under one revision or any; empty where there is none. */
  public Optional<ReplayReport> newest(String rulebook, String kind, Optional<Revision> revision) {
    String name = revision.map(Revision::name).orElse(null);
    return records
        .read(session -> session.dao(ReplayDao.class).newestReport(rulebook, kind, name))
        .map(json -> Json.read(json, ReplayReport.class));
  }

  /** Ids of the rulebooks that ever ran here. */
  public List<String> rulebooks() {
    return records.read(session -> session.dao(ReplayDao.class).rulebooks());
  }
}
