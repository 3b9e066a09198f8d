package evenhand.ledger.tree;

import evenhand.ledger.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows that one leaf is in a tree (RFC 9162, 2.1.3).
 *
 * @param index of the leaf
 * @param size of the tree
 * @param path siblings from the leaf's to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  public InclusionProof {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
    }
    path = List.copyOf(path);
  }

  public static InclusionProof of(long index, long size, Subtrees subtrees) {
    List<Hash> path = new ArrayList<>();
    collect(index, 0, size, subtrees, path);
    return new InclusionProof(index, size, path);
  }

  private static void collect(
      long index, long start, long end, Subtrees subtrees, List<Hash> path) {
    if (end - start == 1) {
      return;
    }
    long middle = start + Tree.split(end - start);
    if (index < middle) {
      collect(index, start, middle, subtrees, path);
      path.add(subtrees.root(middle, end));
    } else {
      collect(index, middle, end, subtrees, path);
      path.add(subtrees.root(start, middle));
    }
  }

  /** The root that the proof leads to from a leaf; empty where it has too many or few hashes. */
  public Optional<Hash> rootFrom(Hash leaf) {
    long place = index;
    long last = size - 1;
    Hash root = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return Optional.empty();
      }
      if ((place & 1) == 1 || place == last) {
        root = Tree.node(sibling, root);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        root = Tree.node(root, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(root) : Optional.empty();
  }

  /** Whether the leaf is in the tree with this root. */
  public boolean holds(Hash leaf, Hash root) {
    return rootFrom(leaf).filter(root::equals).isPresent();
  }
}
