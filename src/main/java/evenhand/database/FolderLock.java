package evenhand.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right of one running service to one data folder; the system frees it when the JVM dies. */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock take(Path folder) {
    Path file = folder.resolve("evenhand.lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new IllegalStateException(
            "another running service uses the data folder "
                + folder.toAbsolutePath()
                + ": stop it, or choose another data folder");
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be locked: " + file, e);
    }
  }

  /** Whether a running service holds the folder; not to be asked by that service itself. */
  static boolean isHeld(Path folder) {
    if (!Files.exists(folder.resolve("evenhand.lock"))) {
      return false;
    }
    try {
      take(folder).close();
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
