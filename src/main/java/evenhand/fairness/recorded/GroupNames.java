package evenhand.fairness.recorded;

import evenhand.fairness.counting.CountTable;
import evenhand.fairness.counting.Roles;
import evenhand.fairness.spec.GroupColumn;
import evenhand.fairness.tabulation.GroupReader;
import java.util.List;
import java.util.Optional;

/** The group of a recorded code. */
final class GroupNames {
  private static final CountTable SHAPE = new CountTable(List.of(Roles.GROUP), List.of());

  private final GroupReader reader;

  GroupNames(GroupColumn column) {
    this.reader = GroupReader.of(column);
  }

  /** Empty where the code states no group. */
  Optional<String> of(String recorded) {
    return reader.recorded(SHAPE, new CountTable.Cell(new String[] {recorded}, 1, 1));
  }
}
