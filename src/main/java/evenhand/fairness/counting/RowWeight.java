package evenhand.fairness.counting;

import evenhand.fairness.spec.Numbers;
import evenhand.fairness.spec.Rows.Weight;
import java.util.Optional;

/** Reads how much a row counts; refuses what is no count. */
final class RowWeight {
  private final Weight weight;
  private final ColumnValues column;

  RowWeight(Weight weight, ColumnValues column) {
    this.weight = weight;
    this.column = column;
  }

  double of(CsvScanner record) {
    String text = record.text(column.cell());
    Optional<Double> value = Numbers.parse(text);
    String where = "column '" + weight.column() + "' holds '" + text + "'";
    if (value.isEmpty() || value.get() < 0) {
      throw TableFaultException.at(
          record.line(), where + ", which is no count; a weight is 0 or more");
    }
    if (!weight.survey() && value.get() != Math.rint(value.get())) {
      throw TableFaultException.at(
          record.line(), where + "; counts are whole (survey_weight is for survey weights)");
    }
    return value.get();
  }
}
