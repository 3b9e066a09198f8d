package evenhand.ledger.export;

import evenhand.ledger.Entry;
import evenhand.ledger.Hash;
import java.util.List;
import java.util.Optional;

/**
 * A place in the order of a log with what the records hold for it now.
 *
 * @param leafHash under which it was sealed; of another length where somebody changed it
 * @param recorded the entries of all records of its kind with its id: one, unless somebody changed
 *     them
 * @param columns of its record that say something else than the entry; empty where none does
 */
record Sealed(byte[] leafHash, List<byte[]> recorded, String columns) {
  /** Stands for an entry that is gone. */
  static final byte[] GONE = {};

  /** The hash under which it was sealed; that of nothing where it is no hash any more. */
  Hash leaf() {
    return isHash() ? Hash.of(leafHash) : Hash.over();
  }

  private boolean isHash() {
    return leafHash.length == Hash.LENGTH;
  }

  /** The entry that was sealed; else another one that a bundle can hold. */
  byte[] entry() {
    return recorded.stream()
        .filter(this::isSealed)
        .findFirst()
        .or(() -> recorded.stream().filter(it -> it.length <= Entry.BYTES_MAX).findFirst())
        .orElse(GONE);
  }

  private boolean isSealed(byte[] entry) {
    return Entry.leafHash(entry).equals(leaf());
  }

  /** What is not as it was sealed; empty where all of it is. */
  Optional<String> difference() {
    if (!isHash()) {
      return Optional.of("its place in the order holds no hash");
    }
    if (recorded.isEmpty()) {
      return Optional.of("it is gone");
    }
    if (!isSealed(entry())) {
      return Optional.of("it is not as it was sealed");
    }
    if (recorded.size() > 1) {
      return Optional.of(recorded.size() + " records have its id");
    }
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of("columns differ from its entry: " + columns);
  }
}
