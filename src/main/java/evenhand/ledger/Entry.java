package evenhand.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.ledger.tree.Tree;
import java.util.Arrays;

/**
 * The exact bytes of one record in the ledger: built once, stored as they are, hashed as stored,
 * never serialised again. Holds ids, times, codes and commitments; nothing personal, no answer, no
 * words, no reference of a contact.
 */
public final class Entry {
  /** An entry's length stands in two bytes wherever entries are kept together. */
  public static final int BYTES_MAX = 0xffff;

  /** The version that is written; all earlier ones are still read. */
  public static final int VERSION = 1;

  private final EntryKind kind;
  private final byte[] bytes;

  private Entry(EntryKind kind, byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      throw new IllegalArgumentException(
          "an entry has at most " + BYTES_MAX + " bytes, but this has " + bytes.length);
    }
    this.kind = kind;
    this.bytes = bytes;
  }

  /** An entry with these members, to which kind and version are added. */
  public static Entry of(EntryKind kind, ObjectNode members) {
    ObjectNode whole = members.deepCopy();
    whole.put("kind", kind.code());
    whole.put("version", VERSION);
    return new Entry(kind, CanonicalJson.of(whole));
  }

  public EntryKind kind() {
    return kind;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** The hash of the entry as a leaf of the tree (RFC 9162): SHA-256(0x00 ‖ entry). */
  public Hash leafHash() {
    return leafHash(bytes);
  }

  /** The leaf hash of bytes as stored. */
  public static Hash leafHash(byte[] entry) {
    return Tree.leaf(entry);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry entry && kind == entry.kind && Arrays.equals(bytes, entry.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
