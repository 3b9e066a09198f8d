package evenhand.ledger.export;

import evenhand.ledger.Hash;
import evenhand.ledger.proof.PlainJson;
import evenhand.ledger.tile.EntryBundle;
import evenhand.ledger.tile.TileEdge;
import evenhand.ledger.tile.TilePath;
import evenhand.ledger.verify.About;
import evenhand.ledger.verify.Difference;
import evenhand.ledger.verify.LogVerifier;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Writes an export entry by entry; keeps at most one bundle of them. */
public final class ExportWriter implements AutoCloseable {
  private final Path folder;
  private final Function<TilePath, Optional<byte[]>> published;
  private final BufferedWriter checkpoints;
  private final BufferedWriter differences;
  private final TileEdge edge = new TileEdge();
  private final List<byte[]> bundle = new ArrayList<>();
  private final List<Hash> leaves = new ArrayList<>();
  private String newest = "";

  /**
   * Starts an export.
   *
   * @param folder new, or empty
   * @param published gives tiles as they were published, which are preferred; may give none
   */
  public ExportWriter(Path folder, Function<TilePath, Optional<byte[]>> published)
      throws IOException {
    Files.createDirectories(folder);
    try (var files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new IllegalArgumentException("the folder " + folder + " is not empty");
      }
    }
    this.folder = folder;
    this.published = published;
    checkpoints = Files.newBufferedWriter(folder.resolve(LogVerifier.CHECKPOINTS));
    differences = Files.newBufferedWriter(folder.resolve(LogVerifier.DIFFERENCES));
  }

  /** Adds the next entry with the leaf hash under which it was sealed. */
  public void add(byte[] entry, Hash sealed) {
    bundle.add(entry);
    leaves.add(sealed);
    if (bundle.size() == TilePath.WIDTH) {
      flush();
    }
  }

  private void flush() {
    if (bundle.isEmpty()) {
      return;
    }
    long place = edge.size() / TilePath.WIDTH;
    write(
        new TilePath(TilePath.ENTRIES, place, bundle.size()).toString(),
        EntryBundle.encode(bundle));
    Map<TilePath, byte[]> tiles = edge.append(leaves);
    boolean last = bundle.size() < TilePath.WIDTH;
    tiles.entrySet().stream()
        .filter(tile -> last || !tile.getKey().isPartial())
        .forEach(tile -> writeTile(tile.getKey(), tile.getValue()));
    bundle.clear();
    leaves.clear();
  }

  private void writeTile(TilePath path, byte[] computed) {
    write(path.toString(), published.apply(path).orElse(computed));
  }

  private void write(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the export cannot be written", e);
    }
  }

  public void addCheckpoint(String note) {
    newest = note;
    line(checkpoints, PlainJson.write(note));
  }

  public void addDifference(Difference difference) {
    line(differences, difference.line());
  }

  private static void line(BufferedWriter to, String line) {
    try {
      to.write(line);
      to.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("the export cannot be written", e);
    }
  }

  /** Ends the export: what it says of itself comes last. */
  public void finish(About about) {
    boolean even = bundle.isEmpty();
    flush();
    if (even) {
      edge.unfinishedTiles().forEach(this::writeTile);
    }
    if (!newest.isEmpty()) {
      write("checkpoint", newest.getBytes(StandardCharsets.UTF_8));
    }
    write(About.FILE, about.bytes());
  }

  @Override
  public void close() throws IOException {
    checkpoints.close();
    differences.close();
  }
}
