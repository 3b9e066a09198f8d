package evenhand.fairness.counting;

import java.util.List;

/**
 * A table that has been counted.
 *
 * @param rows records in the table, without its header
 * @param filtered records that the row filter left out
 * @param faults records that could not be counted
 * @param notes what else a reader of the figures has to know, in sentences
 */
public record Counted(
    CountTable table, long rows, long filtered, RowFaults faults, List<String> notes) {
  public Counted {
    notes = List.copyOf(notes);
  }
}
