package evenhand.ledger.tile;

import evenhand.ledger.Hash;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.tree.ConsistencyProof;
import evenhand.ledger.tree.InclusionProof;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A log as its folder shows it, up to its checkpoint. Earlier, smaller forms of unfinished tiles
 * are cut from what is there now. Thread-safe: it only reads.
 */
public final class PublishedLog {
  /** The name of the file with the newest checkpoint. */
  public static final String CHECKPOINT = "checkpoint";

  private static final int ATTEMPTS = 3;

  private final LogFolder folder;

  public PublishedLog(LogFolder folder) {
    this.folder = folder;
  }

  /** The newest checkpoint as signed; empty before the first. */
  public Optional<SignedNote> note() {
    return folder.read(CHECKPOINT).map(SignedNote::parse);
  }

  public Optional<Checkpoint> checkpoint() {
    return note().map(note -> Checkpoint.parse(note.text()));
  }

  public Optional<byte[]> tile(TilePath path) {
    // The log may grow while this reads, and an unfinished tile be replaced by a larger one.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long size = checkpoint().map(Checkpoint::size).orElse(0L);
      long width = path.widthIn(size);
      if (width < path.width()) {
        return Optional.empty();
      }
      TilePath present = new TilePath(path.level(), path.place(), (int) width);
      Optional<byte[]> whole = folder.read(present.toString());
      if (whole.isPresent()) {
        return whole.map(bytes -> cut(bytes, path));
      }
    }
    return Optional.empty();
  }

  private static byte[] cut(byte[] whole, TilePath path) {
    if (path.level() == TilePath.ENTRIES) {
      List<byte[]> entries = EntryBundle.decode(whole);
      return entries.size() == path.width()
          ? whole
          : EntryBundle.encode(entries.subList(0, path.width()));
    }
    return Arrays.copyOf(whole, path.width() * Hash.LENGTH);
  }

  /** The exact bytes of a published entry. */
  public Optional<byte[]> entry(long index) {
    long place = index / TilePath.WIDTH;
    int at = (int) (index % TilePath.WIDTH);
    return tile(new TilePath(TilePath.ENTRIES, place, at + 1))
        .map(bundle -> EntryBundle.decode(bundle).get(at));
  }

  /** That an entry is in the log of some size, which has been published. */
  public InclusionProof inclusion(long index, long size) {
    return InclusionProof.of(index, size, new TileSubtrees(this::tile, size));
  }

  /** That the log of one size grew into that of another, both published. */
  public ConsistencyProof consistency(long from, long to) {
    return ConsistencyProof.of(from, to, new TileSubtrees(this::tile, to));
  }
}
