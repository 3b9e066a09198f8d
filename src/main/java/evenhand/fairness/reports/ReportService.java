package evenhand.fairness.reports;

import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.decision.UnknownRecordException;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.SealedTo;
import evenhand.fairness.comparison.RecordedFindings.ToExplain;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.explanation.ExplanationService;
import evenhand.fairness.explanation.Item;
import evenhand.fairness.page.ReportFolder;
import evenhand.fairness.recorded.AuditRequest;
import evenhand.fairness.recorded.RecordedAudit;
import evenhand.fairness.report.Release;
import evenhand.fairness.report.ReportJson;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes reports in the background, one at a time, into a folder of their own. Thread-safe. */
public final class ReportService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReportService.class);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final RecordedAudit audits;
  private final ExplanationService explanations;
  private final Rulebooks rulebooks;
  private final Supplier<Optional<SealedTo>> sealed;
  private final Path folder;
  private final InstantSource clock;
  private final SortedMap<UUID, ReportJob> jobs =
      Collections.synchronizedSortedMap(new TreeMap<>());
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "fairness-report");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
          });

  /**
   * Makes reports below a folder.
   *
   * @param sealed the ledger's newest checkpoint
   */
  public ReportService(
      RecordedAudit audits,
      ExplanationService explanations,
      Rulebooks rulebooks,
      Supplier<Optional<SealedTo>> sealed,
      Path folder,
      InstantSource clock) {
    this.audits = audits;
    this.explanations = explanations;
    this.rulebooks = rulebooks;
    this.sealed = sealed;
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Begins a report.
   *
   * @throws InvalidCaseException 422 with a pointer
   * @throws ReportRunningException 409
   */
  public synchronized ReportJob start(ReportOrder order, Actor by) {
    Rulebook rulebook = order.rulebook(rulebooks);
    AuditRequest request = order.request();
    Optional<ReportJob> running = list().stream().filter(ReportJob::isRunning).findFirst();
    if (running.isPresent()) {
      throw new ReportRunningException(running.get().id());
    }
    ReportJob job = ReportJob.started(RecordId.at(clock.instant()), order);
    jobs.put(job.id(), job);
    worker.execute(() -> run(job, request, rulebook, by));
    return job;
  }

  private void run(ReportJob job, AuditRequest request, Rulebook rulebook, Actor by) {
    try {
      Audit audit =
          audits.audit(
              request,
              rulebook,
              sealed.get(),
              (done, of, what) -> jobs.put(job.id(), job.at(done, of, what)));
      int opened = 0;
      if (job.order().isDriftOnly()) {
        writeDrift(audit, folder.resolve(job.id().toString()));
      } else {
        String owner = rulebook.about().path("owner_role").asText();
        opened = explanations.open(audit, job.id(), owner, by);
        Audit explained = audit.with(toExplain(rulebook, request.characteristic()));
        for (Audience audience : Audience.values()) {
          ReportFolder.write(
              Release.of(explained, audience, Map.of()),
              folder.resolve(job.id().toString()).resolve(audience.id()));
        }
      }
      mark(job.order());
      jobs.put(job.id(), job(job.id()).made(opened));
    } catch (SpecFaultException e) {
      jobs.put(job.id(), job.failed(String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException e) {
      LOG.error("Report {} could not be made", job.id(), e);
      jobs.put(job.id(), job.failed("The report could not be made; the service's log says why."));
    }
  }

  private List<ToExplain> toExplain(Rulebook rulebook, String characteristic) {
    return explanations.items(Optional.of(rulebook.id())).stream()
        .filter(item -> item.about().characteristic().equals(characteristic))
        .map(ReportService::toExplain)
        .toList();
  }

  private static ToExplain toExplain(Item item) {
    return new ToExplain(
        item.about().decisionPoint(),
        item.about().group(),
        item.verdict(),
        item.ownerRole(),
        item.due().toString(),
        item.status(),
        item.explanations().stream()
            .map(
                said ->
                    new RecordedFindings.Said(
                        said.evidence(),
                        said.steps(),
                        LocalDate.ofInstant(said.recordedAt(), LONDON).toString(),
                        said.signedOffBy().orElse("")))
            .toList());
  }

  private static void writeDrift(Audit audit, Path out) throws IOException {
    Files.createDirectories(out);
    var report = ReportJson.of(Release.of(audit, Audience.BOARD, Map.of()));
    report.retain(List.of("title", "source", "format", "audience", "data", "provenance", "drift"));
    Files.writeString(out.resolve("drift.json"), ReportJson.write(report));
  }

  /** Reports since the service started, the newest last. */
  public List<ReportJob> list() {
    synchronized (jobs) {
      return new ArrayList<>(jobs.values());
    }
  }

  /**
   * How far a report has come.
   *
   * @throws UnknownRecordException 404
   */
  public ReportJob job(UUID id) {
    return Optional.ofNullable(jobs.get(id))
        .orElseThrow(() -> new UnknownRecordException("report", id.toString()));
  }

  /**
   * A file of a report that has been made.
   *
   * @throws UnknownRecordException 404
   */
  public Path file(UUID id, Audience audience, String name) {
    Path file = folder.resolve(id.toString()).resolve(audience.id()).resolve(name);
    if (job(id).isRunning() || !Files.isRegularFile(file)) {
      throw new UnknownRecordException("file of a report", name);
    }
    return file;
  }

  /** Outlives a restart, so that the schedule makes nothing twice. */
  private void mark(ReportOrder order) throws IOException {
    Path marker = marker(order.rulebook(), order.until(), order.isDriftOnly());
    Files.createDirectories(Objects.requireNonNull(marker.getParent()));
    Files.writeString(marker, "");
  }

  private Path marker(String rulebook, LocalDate until, boolean isDriftOnly) {
    return folder
        .resolve("made")
        .resolve(rulebook + "-" + until + (isDriftOnly ? "-drift" : "-verdicts"));
  }

  /** Whether a day has a report of some kind that ends with it already. */
  boolean hasReport(String rulebook, LocalDate until, boolean isDriftOnly) {
    return Files.exists(marker(rulebook, until, isDriftOnly))
        || list().stream()
            .map(ReportJob::order)
            .anyMatch(
                order ->
                    order.rulebook().equals(rulebook)
                        && order.until().equals(until)
                        && order.isDriftOnly() == isDriftOnly);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
