package evenhand.ledger.tile;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one tile or entry bundle of a log, as C2SP tlog-tiles lays them out.
 *
 * @param level 0 to 63, or {@link #ENTRIES}
 * @param place of the tile within its level, from 0
 * @param width 1 to 256; less than 256 for a partial tile
 */
public record TilePath(int level, long place, int width) {
  /** Stands for a bundle of entries in place of a level. */
  public static final int ENTRIES = -1;

  /** How many hashes or entries a full tile holds. */
  public static final int WIDTH = 256;

  private static final Pattern FORM =
      Pattern.compile(
          "(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})"
              + "(?:\\.p/([1-9][0-9]{0,2}))?");

  public TilePath {
    if (level < ENTRIES || level > 63 || place < 0 || width < 1 || width > WIDTH) {
      throw new IllegalArgumentException("no tile is at " + level + ", " + place + ", " + width);
    }
  }

  /** Reads a path below {@code tile/}; empty where it names no tile. */
  public static Optional<TilePath> parse(String path) {
    Matcher match = FORM.matcher(path);
    if (!match.matches()) {
      return Optional.empty();
    }
    int level = match.group(1).equals("entries") ? ENTRIES : Integer.parseInt(match.group(1));
    long place = Long.parseLong(match.group(2).replaceAll("[x/]", ""));
    int width = match.group(3) == null ? WIDTH : Integer.parseInt(match.group(3));
    if (match.group(3) != null && width >= WIDTH) {
      return Optional.empty();
    }
    TilePath tile = new TilePath(level, place, width);
    return tile.toString().equals("tile/" + path) ? Optional.of(tile) : Optional.empty();
  }

  /** Whether it holds fewer hashes than fit. */
  public boolean isPartial() {
    return width < WIDTH;
  }

  /** How many hashes or entries a log of some size has at this tile's place. */
  public long widthIn(long size) {
    int steps = Math.max(level, 0) * 8;
    long atLevel = steps >= Long.SIZE ? 0 : size >> steps;
    return Math.max(0, Math.min(WIDTH, atLevel - place * WIDTH));
  }

  /** The path below the folder of the log. */
  @Override
  public String toString() {
    StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", place % 1000));
    for (long rest = place / 1000; rest > 0; rest /= 1000) {
      path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
    }
    String name = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + name + "/" + path + (isPartial() ? ".p/" + width : "");
  }
}
