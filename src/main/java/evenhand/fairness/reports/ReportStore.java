package evenhand.fairness.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.Entries;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.UnknownRecordException;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.disclosure.Differencing;
import evenhand.fairness.explanation.PublishedText;
import evenhand.fairness.page.Corrections;
import evenhand.fairness.page.ReportFolder;
import evenhand.fairness.report.EarlierRelease;
import evenhand.fairness.report.Release;
import evenhand.fairness.report.ReportJson;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.EventDao;
import evenhand.ledger.Hash;
import evenhand.ledger.OutboxDao;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The reports of a service: a folder each, with a version for each audience, and the steps taken
 * with it, which are recorded and sealed.
 */
public final class ReportStore {
  private static final String JOB = "job.json";
  private static final String JSON = "report.json";

  private final Path folder;
  private final RecordsDao records;
  private final InstantSource clock;
  private final ObjectMapper json;
  private final Periods periods;

  /**
   * Keeps reports below a folder.
   *
   * @param json reads and writes what is known of each
   * @param periods which days may be asked for, and so whether reports are held against each other
   */
  public ReportStore(
      Path folder, RecordsDao records, InstantSource clock, ObjectMapper json, Periods periods) {
    this.periods = periods;
    this.folder = folder;
    this.records = records;
    this.clock = clock;
    this.json = json;
  }

  /** Reports that were made, the oldest first. */
  List<ReportJob> jobs() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      List<ReportJob> jobs = new ArrayList<>();
      for (Path job : folders.map(each -> each.resolve(JOB)).filter(Files::exists).toList()) {
        jobs.add(json.readValue(job.toFile(), ReportJob.class));
      }
      return jobs;
    } catch (IOException e) {
      throw new UncheckedIOException("the reports below " + folder + " cannot be read", e);
    }
  }

  /** Outlives a restart, so that the schedule makes nothing twice. */
  void keep(ReportJob job) throws IOException {
    Files.createDirectories(of(job.id()));
    Files.writeString(of(job.id()).resolve(JOB), json.writeValueAsString(job));
  }

  private Path of(UUID report) {
    return folder.resolve(report.toString());
  }

  /** An earlier report from which a new one differs by so few people that it may not be made. */
  Optional<UUID> tooLike(ReportJob job, Audit audit) throws IOException {
    if (!periods.isBound()) {
      return Optional.empty();
    }
    AlikeReports alike = new AlikeReports(job.order(), audit);
    for (ReportJob earlier : jobs()) {
      Path report = of(earlier.id()).resolve(Audience.FORCE.id()).resolve(JSON);
      if (AlikeReports.overlap(earlier.order(), job.order())
          && Files.exists(report)
          && alike.isTooLike(earlier.order(), json.readTree(report.toFile()))) {
        return Optional.of(earlier.id());
      }
    }
    return Optional.empty();
  }

  /**
   * Writes the version of each audience.
   *
   * @param earlier reports that were given out before and count some of the same decisions: what a
   *     small difference from them would give away is withheld
   */
  void write(UUID report, Audit audit, List<ReportJob> earlier) throws IOException {
    for (Audience audience : Audience.values()) {
      List<Map<String, Long>> figures = new ArrayList<>();
      for (ReportJob each : earlier) {
        figures.add(EarlierRelease.figures(file(each.id(), audience, JSON)));
      }
      ReportFolder.write(Release.of(audit, audience, figures), of(report).resolve(audience.id()));
    }
  }

  /** Whether two reports that count some of the same decisions show a small difference. */
  boolean givesAway(ReportJob one, ReportJob other) {
    for (Audience audience : Audience.values()) {
      Map<String, Long> figures = EarlierRelease.figures(file(one.id(), audience, JSON));
      Map<String, Long> others = EarlierRelease.figures(file(other.id(), audience, JSON));
      if (!Differencing.exposed(others, figures, audience.withheldMax()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Drift alone, in what would be the report of every audience. */
  void writeDrift(UUID report, Audit audit) throws IOException {
    for (Audience audience : Audience.values()) {
      ObjectNode drift = ReportJson.of(Release.of(audit, audience, Map.of()));
      drift.retain(List.of("title", "source", "format", "audience", "data", "provenance", "drift"));
      Path out = Files.createDirectories(of(report).resolve(audience.id()));
      Files.writeString(out.resolve(JSON), ReportJson.write(drift));
    }
  }

  /**
   * A file of a report.
   *
   * @throws UnknownRecordException 404
   */
  Path file(UUID report, Audience audience, String name) {
    Path file = of(report).resolve(audience.id()).resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new UnknownRecordException("file of a report", name);
    }
    return file;
  }

  /**
   * Takes a step with a report: recorded, sealed, and written at the end of every version.
   *
   * @throws evenhand.rulebook.InvalidCaseException 422 where it can't follow, or says too little
   */
  ReportJob take(ReportJob job, ReportStep.Kind kind, String words, Actor by) {
    if (!kind.after().contains(job.status()) || job.order().isDriftOnly()) {
      throw ReportOrder.invalid(
          "", "a report of verdicts that is one of " + kind.after() + ", not " + job.status());
    }
    if (kind != ReportStep.Kind.PUBLISHED) {
      PublishedText.require("/words", words, "what was wrong, and what is right");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    UUID id = RecordId.at(now);
    try {
      List<Corrections.Step> steps = steps(job.id());
      steps.add(new Corrections.Step(kind.code(), words, now));
      for (Audience audience : Audience.values()) {
        Corrections.prepare(of(job.id()).resolve(audience.id()), steps);
      }
      record(id, job.id(), new ReportStep(kind, words, now), by);
      for (Audience audience : Audience.values()) {
        Corrections.settle(of(job.id()).resolve(audience.id()));
      }
      ReportJob changed = job.after(kind);
      keep(changed);
      return changed;
    } catch (IOException e) {
      throw new UncheckedIOException("the report " + job.id() + " cannot be written", e);
    }
  }

  private List<Corrections.Step> steps(UUID report) {
    List<Corrections.Step> steps = new ArrayList<>();
    records
        .read(session -> session.dao(ReportStepDao.class).of(report))
        .forEach(row -> steps.add(new Corrections.Step(row.step(), row.words(), row.recordedAt())));
    return steps;
  }

  private void record(UUID id, UUID report, ReportStep step, Actor by) throws IOException {
    ObjectNode members = Entries.start(id, step.recordedAt(), by);
    members.put("step", step.kind().code());
    members.put("report", report.toString());
    for (Audience audience : Audience.values()) {
      byte[] bytes = Corrections.prepared(of(report).resolve(audience.id()), JSON);
      members.put(audience.id() + "_hash", Hash.over(bytes).hex());
    }
    Entry entry = Entry.of(EntryKind.REPORT_PUBLISHED, members);
    records.record(
        id,
        true,
        session -> {
          session
              .dao(ReportStepDao.class)
              .add(id, report, step.kind().code(), step.words(), step.recordedAt(), by.pseudonym());
          session.dao(EventDao.class).add(id, entry, step.recordedAt(), by.pseudonym());
          session.dao(OutboxDao.class).add(id, entry);
          return true;
        });
  }
}
