package evenhand.fairness.reports;

import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessLog;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.RecordedFindings.SealedTo;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.explanation.ExplanationService;
import evenhand.fairness.recorded.AuditRequest;
import evenhand.fairness.recorded.RecordedAudit;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  private static final String TOO_LIKE =
      "Report %s is about some of the same days, and so few decisions changed since that the two"
          + " together would show single people. Read that one.";

  private final RecordedAudit audits;
  private final ExplanationService explanations;
  private final Rulebooks rulebooks;
  private final Supplier<Optional<SealedTo>> sealed;
  private final ReportStore store;
  private final AccessLog access;
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
   * Makes reports, and goes on with those that are kept.
   *
   * @param sealed the ledger's newest checkpoint
   */
  public ReportService(
      RecordedAudit audits,
      ExplanationService explanations,
      Rulebooks rulebooks,
      Supplier<Optional<SealedTo>> sealed,
      ReportStore store,
      AccessLog access,
      InstantSource clock) {
    this.access = access;
    this.audits = audits;
    this.explanations = explanations;
    this.rulebooks = rulebooks;
    this.sealed = sealed;
    this.store = store;
    store.jobs().forEach(job -> jobs.put(job.id(), job));
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
    access.combined(by, job.id());
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
      Optional<UUID> like = store.tooLike(job, audit);
      if (like.isPresent()) {
        jobs.put(job.id(), job.failed(TOO_LIKE.formatted(like.get())));
        return;
      }
      int opened = 0;
      if (job.order().isDriftOnly()) {
        store.writeDrift(job.id(), audit);
      } else {
        ReportItems.Explained explained =
            new ReportItems(explanations).explained(audit, rulebook, job.id(), by);
        opened = explained.opened();
        store.write(job.id(), explained.audit(), givenOut(job.order()));
      }
      ReportJob made = job(job.id()).made(opened);
      store.keep(made);
      jobs.put(job.id(), made);
    } catch (SpecFaultException e) {
      jobs.put(job.id(), job.failed(String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException e) {
      LOG.error("Report {} could not be made", job.id(), e);
      jobs.put(job.id(), job.failed("The report could not be made; the service's log says why."));
    }
  }

  /** All reports, the newest last. */
  public List<ReportJob> list() {
    synchronized (jobs) {
      return new ArrayList<>(jobs.values());
    }
  }

  /** Reports that somebody may hold against one that is about to be made. */
  private List<ReportJob> givenOut(ReportOrder order) {
    return list().stream()
        .filter(job -> job.isGivenOut() && job.order().sharesDecisionsWith(order))
        .toList();
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
    if (job(id).isRunning()) {
      throw new UnknownRecordException("file of a report", name);
    }
    return store.file(id, audience, name);
  }

  /**
   * Publishes, corrects or withdraws a report.
   *
   * @throws InvalidCaseException 422 where the step can't follow, or small counts could be worked
   *     out from the report and one that was published since it was made
   */
  public synchronized ReportJob take(UUID id, ReportStep.Kind kind, String words, Actor by) {
    ReportJob job = job(id);
    if (kind == ReportStep.Kind.PUBLISHED && job.status().equals("draft")) {
      for (ReportJob earlier : givenOut(job.order())) {
        if (store.givesAway(job, earlier)) {
          throw ReportOrder.invalid(
              "",
              "a report that was made after "
                  + earlier.id()
                  + " was published: small counts could be worked out from the two; make it again");
        }
      }
    }
    ReportJob changed = store.take(job, kind, words, by);
    jobs.put(id, changed);
    return changed;
  }

  /** Whether a day has a report of some kind that ends with it already. */
  boolean hasReport(String rulebook, LocalDate to, boolean isDriftOnly) {
    return list().stream()
        .map(ReportJob::order)
        .anyMatch(
            order ->
                order.rulebook().equals(rulebook)
                    && order.to().equals(to)
                    && order.isDriftOnly() == isDriftOnly);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
