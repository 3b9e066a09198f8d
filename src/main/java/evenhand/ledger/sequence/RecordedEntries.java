package evenhand.ledger.sequence;

import evenhand.ledger.Entry;
import evenhand.ledger.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the bytes of entries where they were recorded, and checks that they are still the same. */
final class RecordedEntries {
  private RecordedEntries() {}

  /**
   * The bytes of some entries in their order.
   *
   * @throws SealingStoppedException where one is missing or hashes to something else
   */
  static List<byte[]> read(SequencerDao dao, List<Waiting> entries) {
    Map<UUID, byte[]> recorded = new HashMap<>();
    entries.stream()
        .collect(Collectors.groupingBy(Waiting::kind))
        .forEach((kind, each) -> recorded.putAll(dao.recorded(kind, ids(each))));
    List<byte[]> bytes = new ArrayList<>(entries.size());
    for (Waiting entry : entries) {
      byte[] found = recorded.get(entry.id());
      if (found == null) {
        throw new SealingStoppedException(
            "the " + entry.kind() + " " + entry.id() + " is gone from the records");
      }
      if (!Entry.leafHash(found).equals(Hash.of(entry.leafHash()))) {
        throw new SealingStoppedException(
            "the " + entry.kind() + " " + entry.id() + " is not as it was recorded");
      }
      bytes.add(found);
    }
    return bytes;
  }

  static UUID[] ids(List<Waiting> entries) {
    return entries.stream().map(Waiting::id).toArray(UUID[]::new);
  }
}
