package evenhand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import evenhand.ledger.tile.EntryBundle;
import evenhand.ledger.tile.MissingTileException;
import evenhand.ledger.tile.TilePath;
import evenhand.ledger.tile.TileSubtrees;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tiles, bundles of entries and their addresses: read, or refused. */
class TileFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void isReadOrRefused(byte[] input) {
    List<byte[]> whole = EntryBundle.decodeUntilCut(input);
    byte[] again = EntryBundle.encode(whole);
    assertThat(Arrays.copyOf(input, again.length)).isEqualTo(again);

    String address = new String(input, StandardCharsets.UTF_8);
    TilePath.parse(address).ifPresent(path -> assertThat(path).hasToString("tile/" + address));

    if (input.length > 0) {
      int size = 1 + (input[0] & 0xff);
      TileSubtrees tiles = new TileSubtrees(path -> Optional.of(input), size);
      try {
        assertThat(tiles.at(0, size - 1)).isNotNull();
      } catch (MissingTileException refused) {
        assertThat(refused.getMessage()).isNotEmpty();
      }
    }
  }
}
