package evenhand.fairness.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows are counted, how much each counts, and the columns derived from them.
 *
 * @param id column whose value no two rows may share; empty where none is declared
 * @param bands derived columns by name
 */
public record Rows(
    List<RowFilter> where, Optional<Weight> weight, Optional<String> id, Map<String, Band> bands) {
  public Rows {
    where = List.copyOf(where);
    bands = Map.copyOf(bands);
  }

  /**
   * How much a row counts.
   *
   * @param survey false: the column holds whole counts; true: survey weights, which give rates for
   *     a population and smaller, effective sizes
   */
  public record Weight(String column, boolean survey) {}
}
