package evenhand.ledger.tile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of one log. A file in it is whole or not there: each is written beside its place,
 * forced to the disk and renamed, and its folder is forced to the disk too.
 */
public final class LogFolder {
  private final Path folder;
  private final Set<Path> unsynced = new HashSet<>();

  public LogFolder(Path folder) {
    this.folder = folder;
  }

  public Path path() {
    return folder;
  }

  public Optional<byte[]> read(String name) {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + name + " of the log cannot be read", e);
    }
  }

  /** Writes a file; {@link #sync()} must follow before anything relies on it. */
  public void write(String name, byte[] content) {
    Path target = folder.resolve(name);
    Path beside = target.resolveSibling(target.getFileName() + ".new");
    try {
      Path parent = Objects.requireNonNull(target.getParent());
      createFolders(parent);
      try (FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      unsynced.add(parent);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + name + " of the log cannot be written", e);
    }
  }

  private void createFolders(Path wanted) throws IOException {
    if (!Files.isDirectory(wanted)) {
      Path parent = Objects.requireNonNull(wanted.toAbsolutePath().getParent());
      createFolders(parent);
      Files.createDirectories(wanted);
      unsynced.add(parent);
    }
  }

  /** Forces the names of all files written so far to the disk. */
  public void sync() {
    try {
      for (Path each : unsynced) {
        try (FileChannel channel = FileChannel.open(each, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
      unsynced.clear();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be forced to the disk", e);
    }
  }

  public void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + name + " of the log cannot be deleted", e);
    }
  }
}
