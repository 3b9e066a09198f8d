package evenhand.ledger.verify;

import evenhand.ledger.Hash;
import evenhand.ledger.tile.EntryBundle;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.tile.TilePath;
import evenhand.ledger.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one bundle of entries holds, checked against the tile of its leaves. Independent of all
 * other bundles, so that many are worked on at once.
 *
 * @param ids of the entries, in their order; {@code NO_ID} for one that says none
 */
record BundleCheck(TilePath bundle, List<Hash> leaves, List<UUID> ids, List<Finding> findings) {
  static final UUID NO_ID = new UUID(0, 0);

  static BundleCheck of(LogFolder folder, TilePath bundle) {
    long first = bundle.place() * TilePath.WIDTH;
    List<Finding> findings = new ArrayList<>();
    List<byte[]> entries = read(folder, bundle, first, findings);
    TilePath tile = new TilePath(0, bundle.place(), bundle.width());
    Optional<byte[]> hashes = folder.read(tile.toString());
    int known = hashes.map(bytes -> bytes.length / Hash.LENGTH).orElse(0);
    if (hashes.isEmpty() || hashes.get().length != bundle.width() * Hash.LENGTH) {
      findings.add(
          new Finding(
              first + Math.min(known, bundle.width()), tile + " is missing or has a wrong length"));
    }
    List<Hash> leaves = new ArrayList<>();
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Hash leaf = Tree.leaf(entries.get(i));
      leaves.add(leaf);
      if (i < known && !Hash.within(hashes.orElseThrow(), i).equals(leaf)) {
        findings.add(new Finding(first + i, "the entry is not the one in " + tile));
      }
      ids.add(id(entries.get(i), first + i, findings));
    }
    return new BundleCheck(bundle, leaves, ids, findings);
  }

  private static List<byte[]> read(
      LogFolder folder, TilePath bundle, long first, List<Finding> findings) {
    Optional<byte[]> bytes = folder.read(bundle.toString());
    if (bytes.isEmpty()) {
      findings.add(new Finding(first, bundle + " is missing"));
      return List.of();
    }
    List<byte[]> entries;
    try {
      entries = EntryBundle.decode(bytes.get());
    } catch (IllegalArgumentException e) {
      entries = EntryBundle.decodeUntilCut(bytes.get());
      findings.add(new Finding(first + entries.size(), bundle + ": " + e.getMessage()));
    }
    if (entries.size() != bundle.width()) {
      long at = first + Math.min(entries.size(), bundle.width());
      findings.add(
          new Finding(at, bundle + " has " + entries.size() + " entries, not " + bundle.width()));
    }
    return entries.size() > bundle.width() ? entries.subList(0, bundle.width()) : entries;
  }

  private static UUID id(byte[] entry, long index, List<Finding> findings) {
    try {
      return EntrySummary.of(entry).id();
    } catch (IllegalArgumentException e) {
      findings.add(new Finding(index, String.valueOf(e.getMessage())));
      return NO_ID;
    }
  }
}
