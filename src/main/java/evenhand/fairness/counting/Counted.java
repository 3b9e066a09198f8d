package evenhand.fairness.counting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A table that has been counted.
 *
 * @param sliced tables that have further roles, by those roles; none where {@code table} has all
 * @param rows records in the table, without its header
 * @param filtered records that the row filter left out
 * @param faults records that could not be counted
 * @param notes what else a reader of the figures has to know, in sentences
 */
public record Counted(
    CountTable table,
    Map<List<String>, CountTable> sliced,
    long rows,
    long filtered,
    RowFaults faults,
    List<String> notes) {
  public Counted {
    sliced = Map.copyOf(sliced);
    notes = List.copyOf(notes);
  }

  /** One table that has all roles. */
  public Counted(CountTable table, long rows, long filtered, RowFaults faults, List<String> notes) {
    this(table, Map.of(), rows, filtered, faults, notes);
  }

  /** The table that has these roles beside the result's own. */
  public CountTable within(List<String> roles) {
    return sliced.getOrDefault(roles, table);
  }

  /** SHA-256 of all counts. */
  public String fingerprint() {
    if (sliced.isEmpty()) {
      return table.fingerprint();
    }
    List<String> prints = new ArrayList<>();
    sliced.values().forEach(each -> prints.add(each.fingerprint()));
    Collections.sort(prints);
    prints.add(0, table.fingerprint());
    return CountTable.fingerprint(prints);
  }
}
