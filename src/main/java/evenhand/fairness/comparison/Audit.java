package evenhand.fairness.comparison;

import evenhand.fairness.counting.Counted;
import evenhand.fairness.spec.AuditSpec;
import java.util.List;

/**
 * All comparisons of one specification on one count table.
 *
 * @param families by decision point, measure, scenario and comparator, the declared comparator
 *     first
 * @param beside what is shown beside the families
 * @param notes what a reader has to know about the data, in sentences
 */
public record Audit(
    AuditSpec spec, Counted counted, List<Family> families, Beside beside, List<String> notes) {
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
