package evenhand.ledger.tile;

import evenhand.ledger.Hash;
import evenhand.ledger.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The unfinished tile of each level at the right edge of a log: what the next leaves are added to.
 * It works out the root by tiles, another way than a {@code Frontier} does. Not thread-safe.
 */
public final class TileEdge {
  private final List<List<Hash>> levels = new ArrayList<>();
  private long size;

  /** The edge of an empty log. */
  public TileEdge() {}

  private TileEdge(TileEdge other) {
    other.levels.forEach(level -> levels.add(new ArrayList<>(level)));
    size = other.size;
  }

  /** The edge of the first {@code size} leaves, from the log's tiles. */
  public static TileEdge read(long size, TileSubtrees tiles) {
    TileEdge edge = new TileEdge();
    edge.size = size;
    for (int level = 0; size >> level * 8 > 0; level++) {
      long atLevel = size >> level * 8;
      List<Hash> hashes = new ArrayList<>();
      for (long i = atLevel - atLevel % TilePath.WIDTH; i < atLevel; i++) {
        hashes.add(tiles.at(level * 8, i));
      }
      edge.levels.add(hashes);
    }
    return edge;
  }

  public TileEdge copy() {
    return new TileEdge(this);
  }

  public long size() {
    return size;
  }

  /** Adds leaves; gives every tile that changed, as it is afterwards. */
  public Map<TilePath, byte[]> append(List<Hash> leaves) {
    Map<TilePath, byte[]> changed = new LinkedHashMap<>();
    leaves.forEach(leaf -> add(0, leaf, changed));
    if (!leaves.isEmpty()) {
      changed.putAll(unfinishedTiles());
    }
    return changed;
  }

  /** The tiles at the edge that hold fewer hashes than fit. */
  public Map<TilePath, byte[]> unfinishedTiles() {
    Map<TilePath, byte[]> tiles = new LinkedHashMap<>();
    for (int level = 0; level < levels.size(); level++) {
      List<Hash> hashes = levels.get(level);
      if (!hashes.isEmpty()) {
        long place = (size >> level * 8) / TilePath.WIDTH;
        tiles.put(new TilePath(level, place, hashes.size()), Hash.concatenated(hashes));
      }
    }
    return tiles;
  }

  private void add(int level, Hash hash, Map<TilePath, byte[]> changed) {
    if (level == levels.size()) {
      levels.add(new ArrayList<>());
    }
    if (level == 0) {
      size++;
    }
    List<Hash> hashes = levels.get(level);
    hashes.add(hash);
    if (hashes.size() == TilePath.WIDTH) {
      long place = (size >> level * 8) / TilePath.WIDTH - 1;
      changed.put(new TilePath(level, place, TilePath.WIDTH), Hash.concatenated(hashes));
      Hash above = Tree.root(hashes);
      hashes.clear();
      add(level + 1, above, changed);
    }
  }

  public Hash root() {
    List<Hash> carried = List.of();
    for (List<Hash> level : levels) {
      List<Hash> hashes = new ArrayList<>(level);
      hashes.addAll(carried);
      carried = hashes.isEmpty() ? List.of() : List.of(Tree.root(hashes));
    }
    return carried.isEmpty() ? Tree.emptyRoot() : carried.get(0);
  }
}
