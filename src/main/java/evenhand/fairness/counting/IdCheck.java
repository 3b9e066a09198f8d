package evenhand.fairness.counting;

import evenhand.fairness.spec.AuditSpec;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Looks for rows that repeat an id. A declared id column refuses them; a column that is merely
 * named {@code id} is looked at too, and a repetition is noted.
 */
final class IdCheck implements Closeable {
  private static final String USUAL_NAME = "id";

  private final String column;
  private final boolean declared;
  private final int cell;
  private final DuplicateIds ids;

  private IdCheck(String column, boolean declared, int cell) throws IOException {
    this.column = column;
    this.declared = declared;
    this.cell = cell;
    this.ids = new DuplicateIds();
  }

  /** The check that a specification and a table's header call for. */
  static Optional<IdCheck> of(AuditSpec spec, List<String> header, CountingPlan plan)
      throws IOException {
    Optional<String> declared = spec.rows().id();
    if (declared.isPresent()) {
      int cell = plan.column(declared.get(), "id").cell();
      return Optional.of(new IdCheck(declared.get(), true, cell));
    }
    int usual = header.indexOf(USUAL_NAME);
    return usual < 0 ? Optional.empty() : Optional.of(new IdCheck(USUAL_NAME, false, usual));
  }

  void add(CsvScanner record) throws IOException {
    ids.add(record, cell);
  }

  /**
   * What there is to say at the end of the table.
   *
   * @throws TableFaultException where the column is declared to be an id and repeats one
   */
  List<String> notes() throws IOException {
    Optional<DuplicateIds.Found> found = ids.find();
    if (found.isEmpty()) {
      return List.of();
    }
    String words = found.get().words(column);
    if (declared) {
      throw new TableFaultException(words + "; keep one row for each, or leave id out of the spec");
    }
    return List.of(
        "Duplicate ids: "
            + words
            + ". Every row was counted; declare id: "
            + column
            + " to have such a table refused.");
  }

  @Override
  public void close() throws IOException {
    ids.close();
  }
}
