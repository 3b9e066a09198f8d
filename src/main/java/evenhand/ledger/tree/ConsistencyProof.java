package evenhand.ledger.tree;

import evenhand.ledger.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a tree only grew (RFC 9162, 2.1.4).
 *
 * @param from size of the earlier tree
 * @param to size of the later tree
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {
  public ConsistencyProof {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("a tree of " + from + " leaves cannot grow to " + to);
    }
    path = List.copyOf(path);
  }

  public static ConsistencyProof of(long from, long to, Subtrees subtrees) {
    List<Hash> path = new ArrayList<>();
    if (from > 0 && from < to) {
      collect(from, 0, to, true, subtrees, path);
    }
    return new ConsistencyProof(from, to, path);
  }

  private static void collect(
      long from, long start, long end, boolean known, Subtrees subtrees, List<Hash> path) {
    if (from == end) {
      if (!known) {
        path.add(subtrees.root(start, end));
      }
      return;
    }
    long middle = start + Tree.split(end - start);
    if (from <= middle) {
      collect(from, start, middle, known, subtrees, path);
      path.add(subtrees.root(middle, end));
    } else {
      collect(from, middle, end, false, subtrees, path);
      path.add(subtrees.root(start, middle));
    }
  }

  /** Whether the tree with the first root grew into the one with the second. */
  public boolean holds(Hash earlier, Hash later) {
    if (from == to) {
      return path.isEmpty() && earlier.equals(later);
    }
    if (from == 0) {
      return path.isEmpty() && earlier.equals(Tree.emptyRoot());
    }
    List<Hash> hashes = new ArrayList<>(path);
    if (Long.bitCount(from) == 1) {
      hashes.add(0, earlier);
    }
    return !hashes.isEmpty() && climb(hashes, earlier, later);
  }

  private boolean climb(List<Hash> hashes, Hash earlier, Hash later) {
    int skipped = Long.numberOfTrailingZeros(~(from - 1));
    long place = from - 1 >> skipped;
    long last = to - 1 >> skipped;
    Hash old = hashes.get(0);
    Hash grown = old;
    for (Hash sibling : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        old = Tree.node(sibling, old);
        grown = Tree.node(sibling, grown);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        grown = Tree.node(grown, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(earlier) && grown.equals(later);
  }
}
