package evenhand.fairness.counting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up rows by their combination of codes, in memory that grows with the combinations and not
 * with the rows.
 */
final class CountTableBuilder {
  static final int CELLS_MAX = 200_000;

  private final int width;
  private int[] codes;
  private double[] weights;
  private double[] squares;
  private int[] slots = new int[1024];
  private int size;

  CountTableBuilder(int width) {
    this.width = width;
    this.codes = new int[256 * width];
    this.weights = new double[256];
    this.squares = new double[256];
  }

  void add(int[] row, double weight) {
    int slot = hash(row, 0) & (slots.length - 1);
    while (slots[slot] != 0) {
      int cell = slots[slot] - 1;
      if (isCell(cell, row)) {
        weights[cell] += weight;
        squares[cell] += weight * weight;
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    addCell(row, weight, slot);
  }

  CountTable build(List<CodedRole> roles) {
    List<CountTable.Cell> cells = new ArrayList<>(size);
    for (int cell = 0; cell < size; cell++) {
      String[] values = new String[width];
      for (int role = 0; role < width; role++) {
        values[role] = roles.get(role).label(codes[cell * width + role]);
      }
      cells.add(new CountTable.Cell(values, weights[cell], squares[cell]));
    }
    return new CountTable(roles.stream().map(CodedRole::name).toList(), cells);
  }

  private boolean isCell(int cell, int[] row) {
    int offset = cell * width;
    for (int role = 0; role < width; role++) {
      if (codes[offset + role] != row[role]) {
        return false;
      }
    }
    return true;
  }

  private void addCell(int[] row, double weight, int slot) {
    if (size == CELLS_MAX) {
      throw new TableFaultException(
          "the strata columns have over "
              + CELLS_MAX
              + " combinations; cut numbers into bands, or use fewer columns");
    }
    if (size == weights.length) {
      codes = Arrays.copyOf(codes, 2 * codes.length);
      weights = Arrays.copyOf(weights, 2 * size);
      squares = Arrays.copyOf(squares, 2 * size);
    }
    System.arraycopy(row, 0, codes, size * width, width);
    weights[size] = weight;
    squares[size] = weight * weight;
    slots[slot] = ++size;
    if (4L * size > slots.length) {
      spread();
    }
  }

  private void spread() {
    slots = new int[4 * slots.length];
    for (int cell = 0; cell < size; cell++) {
      int slot = hash(codes, cell * width) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = cell + 1;
    }
  }

  private int hash(int[] row, int offset) {
    int hash = 1;
    for (int i = offset; i < offset + width; i++) {
      hash = 31 * hash + row[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
