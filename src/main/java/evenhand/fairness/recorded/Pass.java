package evenhand.fairness.recorded;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.FirstOnly;
import evenhand.fairness.comparison.RecordedFindings.LetPass;
import evenhand.fairness.comparison.RecordedFindings.Unmeasured;
import evenhand.fairness.counting.TableFaultException;
import evenhand.fairness.recorded.AuditedDao.LetPassRow;
import evenhand.fairness.recorded.AuditedDao.Row;
import evenhand.fairness.recorded.FigureCounter.Used;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.monitoring.PersonRole;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.result.ResultIterator;

/** One pass over the decisions of a rulebook, and what is made of its counts. */
final class Pass {
  private static final int TOLD_EVERY = 100_000;

  private final AuditRequest request;
  private final Rulebook rulebook;
  private final RecordedAudit.Progress progress;
  private final List<PointCounter> points = new ArrayList<>();
  private final List<Unmeasured> unmeasured = new ArrayList<>();
  private final List<LetPass> letPass = new ArrayList<>();
  private final RecordedSpec reading;
  private final RecordedCounter counter;
  private final FigureCounter figures;
  private final int steps;

  Pass(AuditRequest request, Rulebook rulebook, RecordedAudit.Progress progress) {
    this.request = request;
    this.rulebook = rulebook;
    this.progress = progress;
    this.reading = new RecordedSpec(request, rulebook, false);
    Clocks clocks = new Clocks(rulebook, request.until());
    for (AuditPoint declared : rulebook.audit().points()) {
      if (hasRole(declared)) {
        PointQuery query = new PointQuery(rulebook, declared, clocks);
        points.add(new PointCounter(declared, reading, query));
      } else {
        unmeasured.add(
            new Unmeasured(
                declared.id(),
                "no characteristics are kept of the role '" + declared.whose() + "'"));
      }
    }
    String field = reading.groups().column();
    this.counter = new RecordedCounter(points, field);
    this.figures =
        new FigureCounter(points.stream().map(PointCounter::whose).distinct().toList(), field);
    this.steps = points.size() + 2;
  }

  private static boolean hasRole(AuditPoint point) {
    return Arrays.stream(PersonRole.values()).anyMatch(role -> role.code().equals(point.whose()));
  }

  /** Reads and counts every decision once. */
  void read(AuditedDao dao) {
    progress.at(0, steps, "reading the decisions");
    AuditedReader reader = new AuditedReader();
    try (ResultIterator<Row> rows =
        dao.decisions(request.rulebook(), request.from(), request.until(), reading.periodFormat())
            .iterator()) {
      while (rows.hasNext()) {
        add(reader.read(rows.next()));
        if (figures.decisions() % TOLD_EVERY == 0) {
          progress.at(0, steps, figures.decisions() + " decisions read");
        }
      }
    }
    // Since the period began, whenever the report is made: the next report says it.
    dao.letPass(request.rulebook(), request.from()).forEach(row -> letPass.add(letPass(row)));
  }

  private static LetPass letPass(LetPassRow row) {
    return new LetPass(
        row.version(), row.revision(), row.kind(), row.effectiveFrom().toString(), row.reason());
  }

  /** Counts one decision. */
  void add(Audited decision) {
    counter.add(decision);
    figures.add(decision);
  }

  private void refuseNothing() {
    if (figures.decisions() == 0) {
      throw new SpecFaultException(
          0,
          "no decision of "
              + request.rulebook()
              + " lies between "
              + request.from()
              + " and "
              + request.until());
    }
  }

  /**
   * Compares what was counted.
   *
   * @throws SpecFaultException where nothing was
   */
  Audit audit(String codeVersion, Optional<RecordedFindings.SealedTo> sealed) {
    refuseNothing();
    List<Used> revisions = figures.revisions();
    boolean isInvented = revisions.stream().anyMatch(Used::isInvented);
    RecordedSpec specs = new RecordedSpec(request, rulebook, isInvented);
    Compared compared = new Compared();
    for (PointCounter point : points) {
      progress.at(1 + points.indexOf(point), steps, point.point().id());
      compare(compared, specs, point);
    }
    progress.at(steps - 1, steps, "rules, overrides and missing groups");
    if (compared.audits.isEmpty()) {
      throw new SpecFaultException(0, "no decision point can be compared: " + reasons());
    }
    RecordedFindings findings =
        new RecordedFigures(figures, specs, compared.roles)
            .findings(
                new RecordedFindings.Provenance(
                    new RecordedFindings.Subject(
                        rulebook.id(), rulebook.title(), request.characteristic()),
                    request.from(),
                    request.until(),
                    revisions.stream().map(Pass::used).toList(),
                    codeVersion,
                    sealed,
                    isInvented),
                compared.gaps,
                compared.firstOnly,
                unmeasured,
                letPass);
    progress.at(steps, steps, "done");
    return Audit.joined(
        specs.of(compared.points()), compared.audits, figures.decisions(), findings);
  }

  private void compare(Compared compared, RecordedSpec specs, PointCounter point) {
    try {
      PointAudit each = new PointAudit(specs, counter, point);
      Audit audit = each.compare();
      compared.audits.add(audit);
      compared.firstOnly.addAll(each.firstOnly(audit));
      compared.gaps.addAll(each.gaps());
      if (!compared.roles.contains(point.whose())) {
        compared.roles.add(point.whose());
      }
    } catch (TableFaultException e) {
      unmeasured.add(new Unmeasured(point.point().id(), String.valueOf(e.getMessage())));
    }
  }

  /** Each reason once, with how many decision points it holds for, the commonest first. */
  private String reasons() {
    Map<String, Long> points =
        unmeasured.stream()
            .collect(
                Collectors.groupingBy(Unmeasured::reason, TreeMap::new, Collectors.counting()));
    return points.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(each -> each.getKey() + " (" + each.getValue() + " decision points)")
        .collect(Collectors.joining("; "));
  }

  private static RecordedFindings.RevisionUsed used(Used used) {
    return new RecordedFindings.RevisionUsed(used.version(), used.revision(), used.decisions());
  }

  /** What the points give, in their order. */
  private static final class Compared {
    private final List<Audit> audits = new ArrayList<>();
    private final List<RecordedFindings.Gap> gaps = new ArrayList<>();
    private final List<FirstOnly> firstOnly = new ArrayList<>();
    private final List<String> roles = new ArrayList<>();

    List<DecisionPoint> points() {
      return audits.stream().flatMap(audit -> audit.spec().decisionPoints().stream()).toList();
    }
  }
}
