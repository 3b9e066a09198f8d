package evenhand.fairness.recorded;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.FirstOnly;
import evenhand.fairness.comparison.RecordedFindings.Unmeasured;
import evenhand.fairness.counting.TableFaultException;
import evenhand.fairness.recorded.AuditedDao.Used;
import evenhand.fairness.spec.DecisionPoint;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.monitoring.PersonRole;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditPoint;
import evenhand.rulebook.audit.AuditPoint.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** Audits the recorded decisions of one rulebook, within one snapshot of the database. */
public final class RecordedAudit {
  private final RecordedDao records;
  private final String codeVersion;

  /**
   * Reads through the fairness role.
   *
   * @param codeVersion of this program, for the report
   */
  public RecordedAudit(RecordedDao records, String codeVersion) {
    this.records = records;
    this.codeVersion = codeVersion;
  }

  /** Told how far an audit has come. */
  @FunctionalInterface
  public interface Progress {
    /** Nobody is told. */
    Progress NONE = (done, of, what) -> {};

    void at(int done, int of, String what);
  }

  /**
   * Audits.
   *
   * @param sealed the ledger's newest checkpoint; empty where nothing is sealed
   * @throws SpecFaultException where there is nothing to audit
   */
  public Audit audit(
      AuditRequest request,
      Rulebook rulebook,
      Optional<RecordedFindings.SealedTo> sealed,
      Progress progress) {
    return audit(
        request,
        rulebook,
        sealed,
        progress,
        dao -> dao.copy(request.rulebook(), request.from(), request.until()));
  }

  /**
   * Audits the decisions of a replay.
   *
   * @param isAfter as the other revision makes them; else as they were made
   */
  Audit auditReplayed(AuditRequest request, Rulebook rulebook, UUID replay, boolean isAfter) {
    return audit(
        request,
        rulebook,
        Optional.empty(),
        Progress.NONE,
        dao -> dao.copyReplayed(replay, isAfter));
  }

  private Audit audit(
      AuditRequest request,
      Rulebook rulebook,
      Optional<RecordedFindings.SealedTo> sealed,
      Progress progress,
      ToLongFunction<AuditedDao> copying) {
    List<AuditPoint> declared = rulebook.audit().points();
    int steps = declared.size() + 2;
    return records.inSnapshot(
        dao -> {
          progress.at(0, steps, "reading the decisions");
          dao.createCopy();
          long rows = copying.applyAsLong(dao);
          dao.analyze();
          List<Used> revisions = dao.revisions();
          if (rows == 0) {
            throw new SpecFaultException(
                0,
                "no decision of "
                    + request.rulebook()
                    + " lies between "
                    + request.from()
                    + " and "
                    + request.until());
          }
          Collected collected = new Collected();
          RecordedSpec specs = new RecordedSpec(request, rulebook, isInvented(revisions));
          for (AuditPoint point : declared) {
            progress.at(1 + declared.indexOf(point), steps, point.id());
            unmeasured(point)
                .ifPresentOrElse(
                    reason -> collected.unmeasured.add(new Unmeasured(point.id(), reason)),
                    () -> collected.add(new PointAudit(dao, specs, rulebook, point), point));
          }
          progress.at(steps - 1, steps, "rules, overrides and missing groups");
          if (collected.audits.isEmpty()) {
            throw new SpecFaultException(
                0,
                "no decision point can be compared: "
                    + collected.unmeasured.get(0).point()
                    + ": "
                    + collected.unmeasured.get(0).reason());
          }
          RecordedFindings findings =
              new RecordedFigures(dao, specs, collected.roles())
                  .findings(
                      new RecordedFindings.Provenance(
                          new RecordedFindings.Subject(
                              rulebook.id(), rulebook.title(), request.characteristic()),
                          request.from(),
                          request.until(),
                          revisions.stream().map(RecordedAudit::used).toList(),
                          codeVersion,
                          sealed,
                          isInvented(revisions)),
                      collected.gaps,
                      collected.firstOnly,
                      collected.unmeasured);
          progress.at(steps, steps, "done");
          return Audit.joined(specs.of(collected.points()), collected.audits, rows, findings);
        });
  }

  private static boolean isInvented(List<Used> revisions) {
    return revisions.stream().anyMatch(Used::invented);
  }

  private static RecordedFindings.RevisionUsed used(Used used) {
    return new RecordedFindings.RevisionUsed(used.version(), used.revision(), used.decisions());
  }

  private static Optional<String> unmeasured(AuditPoint point) {
    if (Arrays.stream(PersonRole.values()).noneMatch(role -> role.code().equals(point.whose()))) {
      return Optional.of("no characteristics are kept of the role '" + point.whose() + "'");
    }
    if (point.selected().kind() == Kind.RELEASED) {
      return Optional.of("a response does not say that a person lifted a block");
    }
    return Optional.empty();
  }

  /** What the points give, in their order. */
  private static final class Collected {
    private final List<Audit> audits = new ArrayList<>();
    private final List<AuditPoint> measured = new ArrayList<>();
    private final List<RecordedFindings.Gap> gaps = new ArrayList<>();
    private final List<FirstOnly> firstOnly = new ArrayList<>();
    private final List<Unmeasured> unmeasured = new ArrayList<>();

    void add(PointAudit audit, AuditPoint point) {
      try {
        Audit compared = audit.compare();
        audits.add(compared);
        measured.add(point);
        firstOnly.addAll(audit.firstOnly(compared));
        gaps.addAll(audit.gaps());
      } catch (TableFaultException e) {
        unmeasured.add(new Unmeasured(point.id(), String.valueOf(e.getMessage())));
      }
    }

    List<DecisionPoint> points() {
      return audits.stream().flatMap(audit -> audit.spec().decisionPoints().stream()).toList();
    }

    List<String> roles() {
      return measured.stream().map(AuditPoint::whose).distinct().toList();
    }
  }
}
