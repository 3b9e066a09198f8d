package evenhand.fairness.counting;

import evenhand.fairness.spec.AuditSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts a CSV table in one pass. */
public final class CsvCounter {
  private final CsvScanner record;
  private final CountingPlan plan;
  private final Optional<RowWeight> weight;
  private final CountTableBuilder table;
  private final RowFaults faults = new RowFaults();
  private final Optional<IdCheck> ids;
  private final int width;
  private final ColumnValues[] columns;
  private final CodedRole[] filters;
  private final CodedRole[] roles;
  private long rows;
  private long filtered;

  private CsvCounter(AuditSpec spec, InputStream in) throws IOException {
    this.record = new CsvScanner(in);
    List<String> header = header(record);
    this.width = header.size();
    this.plan = new CountingPlan(spec, header);
    this.weight =
        spec.rows()
            .weight()
            .map(declared -> new RowWeight(declared, plan.column(declared.column(), "weight")));
    this.table = new CountTableBuilder(plan.roles().size());
    this.columns = plan.columns().toArray(ColumnValues[]::new);
    this.filters = plan.filters().toArray(CodedRole[]::new);
    this.roles = plan.roles().toArray(CodedRole[]::new);
    this.ids = IdCheck.of(spec, header, plan);
  }

  /**
   * Counts the rows of a table with a header line.
   *
   * @param in the table: UTF-8, comma-separated; read to its end, not closed
   * @throws TableFaultException where the table as a whole can't be counted
   */
  public static Counted count(AuditSpec spec, InputStream in) throws IOException {
    CsvCounter counter = new CsvCounter(spec, in);
    try {
      return counter.countAll();
    } finally {
      if (counter.ids.isPresent()) {
        counter.ids.get().close();
      }
    }
  }

  private Counted countAll() throws IOException {
    int[] codes = new int[plan.roles().size()];
    while (record.next()) {
      rows++;
      if (isWellFormed()) {
        if (ids.isPresent()) {
          ids.get().add(record);
        }
        countRow(codes);
      }
    }
    if (rows == 0) {
      throw new TableFaultException("the table has a header and no row; there is nothing to count");
    }
    if (rows == faults.count()) {
      var first = faults.shown().get(0);
      throw TableFaultException.at(first.line(), "no row can be counted; " + first.reason());
    }
    if (rows == filtered + faults.count()) {
      throw new TableFaultException(
          "no row is left to count: where leaves out " + filtered + " of " + rows);
    }
    List<String> notes = ids.isPresent() ? ids.get().notes() : List.of();
    return new Counted(table.build(plan.roles()), rows, filtered, faults, notes);
  }

  private void countRow(int[] codes) {
    for (ColumnValues column : columns) {
      column.read(record);
    }
    for (CodedRole filter : filters) {
      int code = codeOrFault(filter);
      if (code == CodedRole.UNUSABLE) {
        return;
      }
      if (filter.label(code).equals(Roles.NO)) {
        filtered++;
        return;
      }
    }
    for (int role = 0; role < codes.length; role++) {
      codes[role] = codeOrFault(roles[role]);
      if (codes[role] == CodedRole.UNUSABLE) {
        return;
      }
    }
    double counts = weight.isPresent() ? weight.get().of(record) : 1;
    if (counts > 0) {
      table.add(codes, counts);
    }
  }

  private int codeOrFault(CodedRole role) {
    int code = role.code(record);
    if (code == CodedRole.UNUSABLE) {
      faults.add(
          record.line(), role.name() + ": '" + role.text(record) + "' is not " + role.needed());
    }
    return code;
  }

  private boolean isWellFormed() {
    if (!record.isWellQuoted()) {
      faults.add(record.line(), "text follows a closing quote; double the quotes inside a cell");
      return false;
    }
    if (record.cells() != width) {
      faults.add(
          record.line(), record.cells() + " cells where the header has " + width + " columns");
      return false;
    }
    return true;
  }

  private static List<String> header(CsvScanner record) throws IOException {
    if (!record.next()) {
      throw new TableFaultException("the table is empty; it needs a header line and rows");
    }
    List<String> names = new ArrayList<>();
    for (int cell = 0; cell < record.cells(); cell++) {
      names.add(record.text(cell).strip());
    }
    return names;
  }
}
