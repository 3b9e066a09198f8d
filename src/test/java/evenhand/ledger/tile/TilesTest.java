package evenhand.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.ledger.Entry;
import evenhand.ledger.Hash;
import evenhand.ledger.tree.Frontier;
import evenhand.ledger.tree.InclusionProof;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilesTest {
  @Test
  void pathsAreThoseOfTheSpecification() {
    assertThat(new TilePath(0, 1_234_067, 256).toString()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new TilePath(1, 0, 17).toString()).isEqualTo("tile/1/000.p/17");
    assertThat(new TilePath(TilePath.ENTRIES, 67, 256).toString()).isEqualTo("tile/entries/067");
    for (String path : List.of("0/x001/x234/067", "63/000.p/255", "entries/999", "0/x001/000")) {
      assertThat(TilePath.parse(path).map(TilePath::toString)).contains("tile/" + path);
    }
    for (String wrong :
        List.of("64/000", "0/67", "0/x000/067", "0/000.p/256", "0/000.p/0", "00/000", "../etc")) {
      assertThat(TilePath.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void aLogOf70000HasTheTilesThatTheSpecificationCounts() {
    assertThat(new TilePath(0, 273, 256).widthIn(70_000)).isEqualTo(112);
    assertThat(new TilePath(1, 1, 256).widthIn(70_000)).isEqualTo(17);
    assertThat(new TilePath(2, 0, 256).widthIn(70_000)).isEqualTo(1);
    assertThat(new TilePath(3, 0, 256).widthIn(70_000)).isZero();
    assertThat(new TilePath(63, 0, 256).widthIn(70_000)).isZero();
  }

  @Test
  void growingInAnyStepsGivesTheSameRootAsAFrontier() {
    Random random = new Random(7);
    Map<String, byte[]> files = new HashMap<>();
    Frontier frontier = new Frontier();
    TileEdge edge = new TileEdge();
    while (frontier.size() < 70_000) {
      List<Hash> leaves = new ArrayList<>();
      for (int i = random.nextInt(2_000); i >= 0; i--) {
        long index = frontier.size();
        leaves.add(Entry.leafHash(Long.toString(index).getBytes(StandardCharsets.UTF_8)));
        frontier.append(leaves.get(leaves.size() - 1));
      }
      edge.append(leaves).forEach((path, bytes) -> files.put(path.toString(), bytes));
      assertThat(edge.root()).isEqualTo(frontier.root());
      long size = edge.size();
      TileSubtrees tiles =
          new TileSubtrees(path -> Optional.ofNullable(files.get(path.toString())), size);
      assertThat(TileEdge.read(size, tiles).root()).isEqualTo(frontier.root());
      assertThat(Frontier.of(size, tiles).root()).isEqualTo(frontier.root());
      long index = (long) (random.nextDouble() * size);
      Hash leaf = Entry.leafHash(Long.toString(index).getBytes(StandardCharsets.UTF_8));
      assertThat(InclusionProof.of(index, size, tiles).holds(leaf, frontier.root())).isTrue();
    }
  }

  @Test
  void bundlesComeBackAsWritten() {
    List<byte[]> entries = List.of(new byte[0], new byte[300], new byte[] {1, 2});
    assertThat(EntryBundle.decode(EntryBundle.encode(entries))).containsExactlyElementsOf(entries);
    byte[] bundle = EntryBundle.encode(entries);
    assertThatThrownBy(() -> EntryBundle.decode(java.util.Arrays.copyOf(bundle, bundle.length - 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[70_000])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void filesAreReplacedWhole(@TempDir Path folder) {
    LogFolder log = new LogFolder(folder.resolve("log"));
    log.write("tile/0/000.p/1", new byte[] {1});
    log.write("tile/0/000.p/1", new byte[] {2});
    log.sync();
    assertThat(log.read("tile/0/000.p/1")).contains(new byte[] {2});
    assertThat(log.read("tile/0/001")).isEmpty();
    assertThat(folder.resolve("log/tile/0/000.p/1.new")).doesNotExist();
  }
}
