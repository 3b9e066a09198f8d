package evenhand.ledger.tile;

import evenhand.ledger.Hash;
import evenhand.ledger.tree.Subtrees;
import evenhand.ledger.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The subtrees of a log, read from its tiles. Keeps what it read; use one for each proof. */
public final class TileSubtrees implements Subtrees {
  private final Function<TilePath, Optional<byte[]>> tiles;
  private final long size;
  private final Map<TilePath, byte[]> read = new HashMap<>();

  /**
   * @param tiles gives the bytes of a tile, or nothing
   * @param size of the log whose tiles they are
   */
  public TileSubtrees(Function<TilePath, Optional<byte[]>> tiles, long size) {
    this.tiles = tiles;
    this.size = size;
  }

  public TileSubtrees(LogFolder folder, long size) {
    this(tile -> folder.read(tile.toString()), size);
  }

  @Override
  public Hash at(int level, long place) {
    int tileLevel = level / 8;
    int steps = level % 8;
    long first = place << steps;
    byte[] tile = tile(tileLevel, first / TilePath.WIDTH);
    List<Hash> hashes = new ArrayList<>();
    for (int i = 0; i < 1 << steps; i++) {
      hashes.add(Hash.within(tile, (int) (first % TilePath.WIDTH) + i));
    }
    return Tree.root(hashes);
  }

  private byte[] tile(int level, long place) {
    int width = (int) new TilePath(level, place, TilePath.WIDTH).widthIn(size);
    TilePath path = new TilePath(level, place, width);
    byte[] known = read.get(path);
    if (known != null) {
      return known;
    }
    byte[] found =
        tiles
            .apply(path)
            .filter(bytes -> bytes.length == path.width() * Hash.LENGTH)
            .orElseThrow(() -> new MissingTileException(path));
    read.put(path, found);
    return found;
  }
}
