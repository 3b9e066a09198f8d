package evenhand.ledger.verify;

import evenhand.ledger.Hash;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.tile.TileEdge;
import evenhand.ledger.tile.TilePath;
import evenhand.ledger.tree.Frontier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Checks an export of a log from the bytes of its entries: every tile, every root that was ever
 * signed, contiguity and double ids. Streams; keeps some bytes an entry. Used once.
 */
public final class LogVerifier {
  /** All checkpoints, one JSON text a line. */
  public static final String CHECKPOINTS = "checkpoints.ndjson";

  /** Records that no longer say what their entry says, one JSON object a line. */
  public static final String DIFFERENCES = "differences.ndjson";

  private static final String CHECKPOINT = "checkpoint";
  private static final Set<String> FILES = Set.of(About.FILE, CHECKPOINT, CHECKPOINTS, DIFFERENCES);
  private static final int AHEAD = 64;

  private final Path path;
  private final LogFolder folder;
  private final LongConsumer progress;
  private final Findings findings = new Findings();
  private final List<String> notes = new ArrayList<>();
  private final IdTable ids = new IdTable();
  private final Frontier frontier = new Frontier();
  private final TileEdge edge = new TileEdge();

  /**
   * @param path of the export
   * @param progress told now and then how many entries were read
   */
  public LogVerifier(Path path, LongConsumer progress) {
    this.path = path;
    this.folder = new LogFolder(path);
    this.progress = progress;
  }

  /**
   * Checks all of it.
   *
   * @throws UncheckedIOException where the folder is no export or cannot be read
   */
  public VerifyReport verify(Trust given) {
    About about = about();
    if (given.policy().keys().isEmpty()) {
      notes.add(
          "keys were taken from the export itself; give the ones you trust with --key or --policy");
    }
    Trust trust = given.orKeys(about.keys());
    int witnesses = 0;
    long checkpoints;
    try (BufferedReader lines = open(CHECKPOINTS)) {
      CheckpointLine line = new CheckpointLine(lines, trust, about.origin(), findings);
      readEntries(about.size(), line);
      line.finish(frontier.size());
      witnesses = checkNewest(about, trust, line.last());
      checkpoints = line.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    checkFiles(about.size());
    checkDifferences();
    return new VerifyReport(
        about.origin(),
        frontier.size(),
        checkpoints,
        witnesses,
        findings.kept(),
        findings.count(),
        notes);
  }

  private About about() {
    byte[] json =
        folder
            .read(About.FILE)
            .orElseThrow(
                () ->
                    new UncheckedIOException(
                        new NoSuchFileException(path + " holds no " + About.FILE)));
    try {
      return About.parse(json);
    } catch (InvalidNoteException e) {
      throw new UncheckedIOException(new IOException(About.FILE + ": " + e.getMessage(), e));
    }
  }

  /** As single bytes: what is not UTF-8 is for the reader of JSON to refuse, with its line. */
  private BufferedReader open(String name) throws IOException {
    return Files.newBufferedReader(path.resolve(name), StandardCharsets.ISO_8859_1);
  }

  private void readEntries(long size, CheckpointLine line) {
    long bundles = (size + TilePath.WIDTH - 1) / TilePath.WIDTH;
    int threadCount = (int) Math.min(Runtime.getRuntime().availableProcessors(), 1 + bundles / 8);
    ExecutorService threads = Executors.newFixedThreadPool(threadCount);
    try {
      Deque<Future<BundleCheck>> ahead = new ArrayDeque<>();
      for (long place = 0; place < bundles || !ahead.isEmpty(); place++) {
        if (place < bundles) {
          TilePath bundle = bundle(place, size);
          ahead.add(threads.submit(() -> BundleCheck.of(folder, bundle)));
        }
        if (ahead.size() > AHEAD || place >= bundles) {
          take(ahead.removeFirst().get(), line);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static TilePath bundle(long place, long size) {
    long width = Math.min(TilePath.WIDTH, size - place * TilePath.WIDTH);
    return new TilePath(TilePath.ENTRIES, place, (int) width);
  }

  private void take(BundleCheck bundle, CheckpointLine line) {
    bundle.findings().forEach(findings::add);
    for (int i = 0; i < bundle.leaves().size(); i++) {
      UUID id = bundle.ids().get(i);
      long before = id.equals(BundleCheck.NO_ID) ? -1 : ids.put(id, frontier.size());
      if (before >= 0) {
        findings.add(frontier.size(), "the id " + id + " is that of index " + before + " too");
      }
      frontier.append(bundle.leaves().get(i));
      if (frontier.size() == line.nextSize()) {
        line.compare(frontier.size(), frontier.root());
      }
    }
    Map<TilePath, byte[]> tiles = edge.append(bundle.leaves());
    boolean last = bundle.bundle().isPartial();
    tiles.forEach(
        (tile, bytes) -> {
          if (tile.level() > 0 && (last || !tile.isPartial())) {
            checkTile(tile, bytes);
          }
        });
    progress.accept(frontier.size());
  }

  private void checkTile(TilePath tile, byte[] expected) {
    byte[] found = folder.read(tile.toString()).orElse(new byte[0]);
    int bad = Arrays.mismatch(found, expected);
    if (bad >= 0) {
      long place = tile.place() * TilePath.WIDTH + bad / Hash.LENGTH;
      long first = place << tile.level() * 8;
      // Where an entry below is known to be bad, that one is the first, not where the tile begins.
      findings.add(
          findings.firstWithin(first, first + (1L << tile.level() * 8)),
          tile + " is not what the entries below it give");
    }
  }

  private int checkNewest(About about, Trust trust, Optional<SignedNote> last) {
    if (last.isEmpty() && about.size() == 0) {
      return 0;
    }
    Optional<byte[]> newest = folder.read(CHECKPOINT);
    if (newest.isEmpty() || last.isEmpty()) {
      findings.add("there is no checkpoint");
      return 0;
    }
    try {
      SignedNote note = SignedNote.parse(newest.get());
      long size = trust.checkpoint(note).size();
      if (!note.equals(last.get()) || size != about.size()) {
        findings.add("the newest checkpoint is not the last of " + CHECKPOINTS);
      }
      Set<VerifierKey> witnesses = trust.witnesses(note);
      if (!trust.policy().isMetBy(witnesses)) {
        findings.add(
            "the newest checkpoint has " + witnesses.size() + " witnesses: that is no quorum");
      }
      return witnesses.size();
    } catch (InvalidNoteException e) {
      findings.add("the newest checkpoint: " + e.getMessage());
      return 0;
    }
  }

  /** An export holds what it must and nothing else; tiles that must be there were read. */
  private void checkFiles(long size) {
    // The last tiles above the leaves were compared only where the last bundle is unfinished.
    if (size % TilePath.WIDTH == 0) {
      edge.unfinishedTiles().forEach(this::checkTile);
    }
    try (Stream<Path> files = Files.walk(path)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> path.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !FILES.contains(name) && !isTile(name, size))
          .forEach(name -> findings.add(name + " does not belong to the log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTile(String name, long size) {
    return name.startsWith("tile/")
        && TilePath.parse(name.substring("tile/".length()))
            .filter(tile -> tile.widthIn(size) == tile.width())
            .isPresent();
  }

  private void checkDifferences() {
    try (BufferedReader lines = open(DIFFERENCES)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        findings.add(Difference.parse(line).finding());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
