package evenhand.ledger.tree;

import evenhand.ledger.Hash;
import java.util.List;

/** The arithmetic of an RFC 9162 tree: {@code SHA-256(0x01 ‖ left ‖ right)} above the leaves. */
public final class Tree {
  private static final byte[] LEAF_PREFIX = {0};
  private static final byte[] NODE_PREFIX = {1};

  private Tree() {}

  /** The hash of an entry as a leaf: {@code SHA-256(0x00 ‖ entry)}. */
  public static Hash leaf(byte[] entry) {
    return Hash.over(LEAF_PREFIX, entry);
  }

  /** The hash of an inner node. */
  public static Hash node(Hash left, Hash right) {
    return Hash.over(NODE_PREFIX, left, right);
  }

  /** The root of no leaves at all: the hash of nothing. */
  public static Hash emptyRoot() {
    return Hash.over();
  }

  /** The root over some leaf hashes, or over the hashes of equal, complete subtrees. */
  public static Hash root(List<Hash> hashes) {
    if (hashes.isEmpty()) {
      return emptyRoot();
    }
    if (hashes.size() == 1) {
      return hashes.get(0);
    }
    int left = (int) split(hashes.size());
    return node(root(hashes.subList(0, left)), root(hashes.subList(left, hashes.size())));
  }

  /** The largest power of two below a size of 2 or more: how many leaves lie on the left. */
  static long split(long size) {
    return Long.highestOneBit(size - 1);
  }
}
