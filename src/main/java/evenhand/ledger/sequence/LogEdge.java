package evenhand.ledger.sequence;

import evenhand.ledger.Entry;
import evenhand.ledger.Hash;
import evenhand.ledger.tile.EntryBundle;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.tile.TileEdge;
import evenhand.ledger.tile.TilePath;
import evenhand.ledger.tile.TileSubtrees;
import evenhand.ledger.tree.Frontier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The right edge of a log, to which entries are added. The root is worked out in two ways, by tiles
 * and by subtrees, that must agree. Never changed: growing gives a new one.
 */
final class LogEdge {
  private final TileEdge tiles;
  private final Frontier frontier;
  private final List<byte[]> bundle;

  private LogEdge(TileEdge tiles, Frontier frontier, List<byte[]> bundle) {
    this.tiles = tiles;
    this.frontier = frontier;
    this.bundle = bundle;
  }

  static LogEdge empty() {
    return new LogEdge(new TileEdge(), new Frontier(), List.of());
  }

  /**
   * The edge as the folder holds it.
   *
   * @throws evenhand.ledger.tile.MissingTileException where a tile is missing
   */
  static LogEdge read(LogFolder folder, long size) {
    TileSubtrees subtrees = new TileSubtrees(folder, size);
    int unfinished = (int) (size % TilePath.WIDTH);
    List<byte[]> bundle =
        unfinished == 0
            ? List.of()
            : folder
                .read(new TilePath(TilePath.ENTRIES, size / TilePath.WIDTH, unfinished).toString())
                .map(EntryBundle::decode)
                .orElse(List.of());
    return new LogEdge(
        TileEdge.read(size, subtrees), Frontier.of(size, subtrees), List.copyOf(bundle));
  }

  /** A larger edge, and the files that changed with it. */
  record Grown(LogEdge edge, Map<TilePath, byte[]> files) {}

  Grown grow(List<byte[]> entries) {
    TileEdge newTiles = tiles.copy();
    Frontier newFrontier = frontier.copy();
    List<Hash> leaves = entries.stream().map(Entry::leafHash).toList();
    Map<TilePath, byte[]> files = new LinkedHashMap<>(newTiles.append(leaves));
    // The second time from the bytes on: nothing is shared with the first but the entries.
    entries.forEach(entry -> newFrontier.append(Entry.leafHash(entry)));
    List<byte[]> newBundle = bundles(entries, files);
    return new Grown(new LogEdge(newTiles, newFrontier, newBundle), files);
  }

  private List<byte[]> bundles(List<byte[]> entries, Map<TilePath, byte[]> files) {
    List<byte[]> unfinished = new ArrayList<>(bundle);
    long place = size() / TilePath.WIDTH;
    for (byte[] entry : entries) {
      unfinished.add(entry);
      if (unfinished.size() == TilePath.WIDTH) {
        files.put(
            new TilePath(TilePath.ENTRIES, place++, TilePath.WIDTH),
            EntryBundle.encode(unfinished));
        unfinished.clear();
      }
    }
    if (!unfinished.isEmpty() && !entries.isEmpty()) {
      files.put(
          new TilePath(TilePath.ENTRIES, place, unfinished.size()), EntryBundle.encode(unfinished));
    }
    return List.copyOf(unfinished);
  }

  long size() {
    return tiles.size();
  }

  /**
   * The root.
   *
   * @throws SealingStoppedException where the two ways of working it out disagree
   */
  Hash root() {
    Hash root = tiles.root();
    if (tiles.size() != frontier.size() || !root.equals(frontier.root())) {
      throw new SealingStoppedException("two ways of working out the root disagree");
    }
    return root;
  }

  /** Whether this is the edge of a log with that checkpoint, its last entries included. */
  boolean isThatOf(Head head) {
    boolean sized =
        tiles.size() == head.size()
            && frontier.size() == head.size()
            && bundle.size() == head.size() % TilePath.WIDTH;
    return sized && tiles.root().equals(head.root()) && frontier.root().equals(head.root());
  }

  /** The unfinished tiles and bundle, which a larger edge replaces. */
  List<TilePath> unfinished() {
    List<TilePath> partial = new ArrayList<>();
    for (int level = TilePath.ENTRIES; level < 8; level++) {
      long atLevel = size() >> Math.max(level, 0) * 8;
      int width = (int) (atLevel % TilePath.WIDTH);
      if (width > 0) {
        partial.add(new TilePath(level, atLevel / TilePath.WIDTH, width));
      }
    }
    return partial;
  }
}
