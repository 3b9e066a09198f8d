package evenhand.ledger.tree;

import evenhand.ledger.Hash;

/** Gives the hashes of complete subtrees of a log. */
@FunctionalInterface
public interface Subtrees {
  /**
   * The hash over the 2^level leaves from {@code place * 2^level}, all of which are in the log.
   *
   * @param level 0 for a leaf
   * @param place from 0, counted in subtrees of this level
   */
  Hash at(int level, long place);

  /** The root over the leaves from {@code start} to before {@code end}, as RFC 9162 splits them. */
  default Hash root(long start, long end) {
    long size = end - start;
    if (size == 0) {
      return Tree.emptyRoot();
    }
    if (Long.bitCount(size) == 1 && start % size == 0) {
      return at(Long.numberOfTrailingZeros(size), start / size);
    }
    long middle = start + Tree.split(size);
    return Tree.node(root(start, middle), root(middle, end));
  }
}
