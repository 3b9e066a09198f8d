package evenhand.fairness.tabulation;

import evenhand.fairness.counting.CountTable;
import evenhand.fairness.counting.Roles;
import evenhand.fairness.groups.EthnicityScheme;
import evenhand.fairness.groups.Grouping;
import evenhand.fairness.spec.GroupColumn;
import evenhand.fairness.spec.SpecFaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Reads the group of a count table's cell, self-defined and officer-defined. */
public final class GroupReader {
  private final Grouping recorded;
  private final Grouping fallback;

  private GroupReader(Grouping recorded, Grouping fallback) {
    this.recorded = recorded;
    this.fallback = fallback;
  }

  /**
   * Makes the reader that a specification asks for.
   *
   * @throws SpecFaultException where it names a scheme that does not exist
   */
  public static GroupReader of(GroupColumn column) {
    List<String> missing = List.copyOf(column.missing());
    Grouping asRecorded = Grouping.asRecorded(missing);
    Grouping recorded =
        column
            .scheme()
            .map(scheme -> known(scheme, () -> EthnicityScheme.selfDefined(scheme, missing)))
            .orElse(column.map().isEmpty() ? asRecorded : Grouping.byMap(column.map(), missing));
    return new GroupReader(recorded, fallback(column, missing));
  }

  public Optional<String> recorded(CountTable table, CountTable.Cell cell) {
    return read(table.indexOf(Roles.GROUP), cell, recorded);
  }

  public Optional<String> officerDefined(CountTable table, CountTable.Cell cell) {
    return read(table.indexOf(Roles.FALLBACK), cell, fallback);
  }

  private static Grouping fallback(GroupColumn column, List<String> missing) {
    Optional<GroupColumn.Fallback> declared = column.fallback();
    if (declared.isEmpty()) {
      return recorded -> Optional.empty();
    }
    List<String> none = new ArrayList<>(missing);
    none.addAll(declared.get().missing());
    if (!declared.get().map().isEmpty()) {
      return Grouping.byMap(declared.get().map(), none);
    }
    return column
        .scheme()
        .map(scheme -> known(scheme, () -> EthnicityScheme.officerDefined(scheme, none)))
        .orElse(Grouping.asRecorded(none));
  }

  private static Grouping known(String scheme, Supplier<Optional<Grouping>> grouping) {
    return grouping
        .get()
        .orElseThrow(
            () ->
                new SpecFaultException(
                    0,
                    "group.scheme: there is no scheme '"
                        + scheme
                        + "'; there are "
                        + String.join(", ", EthnicityScheme.names())));
  }

  private static Optional<String> read(OptionalInt role, CountTable.Cell cell, Grouping grouping) {
    return role.isEmpty() ? Optional.empty() : grouping.of(cell.value(role.getAsInt()));
  }
}
