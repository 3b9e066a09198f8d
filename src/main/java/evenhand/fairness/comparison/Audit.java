package evenhand.fairness.comparison;

import evenhand.fairness.counting.CountTable;
import evenhand.fairness.counting.Counted;
import evenhand.fairness.counting.RowFaults;
import evenhand.fairness.spec.AuditSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All comparisons of one specification.
 *
 * @param families by decision point, measure, scenario and comparator, the declared comparator
 *     first
 * @param beside what is shown beside the families
 * @param notes what a reader has to know about the data, in sentences
 * @param recorded what only recorded decisions can show; empty for a table from elsewhere
 */
public record Audit(
    AuditSpec spec,
    Data data,
    List<Family> families,
    Beside beside,
    List<String> notes,
    Optional<RecordedFindings> recorded) {
  public Audit {
    families = List.copyOf(families);
    notes = List.copyOf(notes);
  }

  /**
   * Compares everything that the specification asks for.
   *
   * @throws evenhand.fairness.counting.TableFaultException where no counted row belongs to the
   *     comparator
   * @throws evenhand.fairness.spec.SpecFaultException where it names a scheme that does not exist
   */
  public static Audit of(AuditSpec spec, Counted counted) {
    return new Comparisons(spec, counted).audit();
  }

  /**
   * Several audits of the same groups as one, in order.
   *
   * @param spec with the decision points of all of them
   */
  public static Audit joined(
      AuditSpec spec, List<Audit> parts, long rows, RecordedFindings findings) {
    List<Family> families = new ArrayList<>();
    List<Slicing> slicings = new ArrayList<>();
    List<Drift> drifts = new ArrayList<>();
    List<List<RecordedCode>> codes = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    List<String> prints = new ArrayList<>();
    for (Audit part : parts) {
      families.addAll(part.families());
      slicings.addAll(part.beside().slicings());
      drifts.addAll(part.beside().drifts());
      codes.addAll(part.beside().codes());
      notes.addAll(part.notes());
      prints.add(part.data().fingerprint());
    }
    Data data = new Data(rows, 0, new RowFaults(), CountTable.fingerprint(prints));
    return new Audit(
        spec,
        data,
        families,
        new Beside(slicings, drifts, codes),
        List.copyOf(notes),
        Optional.of(findings));
  }

  /** The same with what verdicts so far ask for. */
  public Audit with(List<RecordedFindings.ToExplain> items) {
    return new Audit(
        spec, data, families, beside, notes, recorded.map(findings -> findings.with(items)));
  }

  /**
   * What was counted.
   *
   * @param rows decisions, or records of a table without its header
   * @param filtered records that the row filter left out
   * @param faults records that could not be counted
   * @param fingerprint SHA-256 of all counts
   */
  public record Data(long rows, long filtered, RowFaults faults, String fingerprint) {
    static Data of(Counted counted) {
      return new Data(counted.rows(), counted.filtered(), counted.faults(), counted.fingerprint());
    }
  }

  /**
   * What is shown beside the families, for selection rates and complete cases only.
   *
   * @param codes by decision point: groups as recorded
   */
  public record Beside(List<Slicing> slicings, List<Drift> drifts, List<List<RecordedCode>> codes) {
    public Beside {
      slicings = List.copyOf(slicings);
      drifts = List.copyOf(drifts);
      codes = codes.stream().map(List::copyOf).toList();
    }
  }
}
