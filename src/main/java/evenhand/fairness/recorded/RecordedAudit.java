package evenhand.fairness.recorded;

import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.rulebook.Rulebook;
import java.util.Optional;

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
    return records.inSnapshot(
        dao -> {
          Pass pass = new Pass(request, rulebook, progress);
          pass.read(dao);
          return pass.audit(codeVersion, sealed);
        });
  }
}
