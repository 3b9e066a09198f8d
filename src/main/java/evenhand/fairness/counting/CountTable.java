package evenhand.fairness.counting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many rows there are of each combination of the values that matter. Its roles are its columns
 * (group as recorded, officer-defined group, each decision point's result, each stratum column),
 * its cells its rows, in a fixed order, each combination once.
 */
public final class CountTable {
  private final List<String> roles;
  private final List<Cell> cells;

  /**
   * Makes a table from cells in any order.
   *
   * @param cells each with a value for each role, no combination twice
   */
  public CountTable(List<String> roles, List<Cell> cells) {
    this.roles = List.copyOf(roles);
    this.cells = cells.stream().sorted((a, b) -> Arrays.compare(a.values, b.values)).toList();
  }

  public List<String> roles() {
    return roles;
  }

  public List<Cell> cells() {
    return cells;
  }

  /** Where a role stands among a cell's values; empty where the table has no such role. */
  public OptionalInt indexOf(String role) {
    int index = roles.indexOf(role);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** SHA-256 of all roles and cells: the name of what a report rests on. */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, roles.toArray(String[]::new));
      for (Cell cell : cells) {
        add(digest, cell.values);
        add(digest, Double.toString(cell.weight), Double.toString(cell.squares));
      }
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** SHA-256 of several fingerprints, in order. */
  public static String fingerprint(List<String> prints) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, prints.toArray(String[]::new));
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String... texts) {
    for (String text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    digest.update((byte) '\n');
  }

  /** One combination of values and how much it counts. */
  public static final class Cell {
    private final String[] values;
    private final double weight;
    private final double squares;

    /** A cell; where rows have no weights, both sums are the number of rows. */
    public Cell(String[] values, double weight, double squares) {
      this.values = values.clone();
      this.weight = weight;
      this.squares = squares;
    }

    public String value(int role) {
      return values[role];
    }

    /** Sum of the rows' weights; the number of rows where none are declared. */
    public double weight() {
      return weight;
    }

    /** Sum of the squares of the rows' weights, from which effective sizes come. */
    public double squares() {
      return squares;
    }
  }
}
