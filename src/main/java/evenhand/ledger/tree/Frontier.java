package evenhand.ledger.tree;

import evenhand.ledger.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * The roots of the complete subtrees that a growing tree consists of, largest first: all that is
 * needed to append leaves and to know the root. Not thread-safe.
 */
public final class Frontier {
  private final List<Hash> peaks = new ArrayList<>();
  private long size;

  /** The frontier of no leaves. */
  public Frontier() {}

  private Frontier(Frontier other) {
    peaks.addAll(other.peaks);
    size = other.size;
  }

  /** The frontier of the first {@code size} leaves of a log. */
  public static Frontier of(long size, Subtrees subtrees) {
    Frontier frontier = new Frontier();
    long start = 0;
    for (int level = Long.SIZE - 2; level >= 0; level--) {
      if ((size >> level & 1) == 1) {
        frontier.peaks.add(subtrees.at(level, start >> level));
        start += 1L << level;
      }
    }
    frontier.size = size;
    return frontier;
  }

  public Frontier copy() {
    return new Frontier(this);
  }

  public long size() {
    return size;
  }

  public void append(Hash leaf) {
    Hash hash = leaf;
    for (long carry = size; (carry & 1) == 1; carry >>= 1) {
      hash = Tree.node(peaks.remove(peaks.size() - 1), hash);
    }
    peaks.add(hash);
    size++;
  }

  public Hash root() {
    if (peaks.isEmpty()) {
      return Tree.emptyRoot();
    }
    Hash root = peaks.get(peaks.size() - 1);
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = Tree.node(peaks.get(i), root);
    }
    return root;
  }
}
