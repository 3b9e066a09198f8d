package evenhand.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived the service that started it, as happens when the JVM is killed. It is
 * stopped only where it is the PostgreSQL of exactly this data folder; nothing else is ever
 * stopped.
 */
final class LeftoverServer {
  private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);
  private static final Duration WAIT_MAX = Duration.ofSeconds(30);
  private static final long POLL_MS = 50;

  private final Path cluster;

  LeftoverServer(Path cluster) {
    this.cluster = cluster;
  }

  /** Stops what is left over and waits for its end; clears a pid file that names no such server. */
  void stop() {
    Path pidFile = cluster.resolve("postmaster.pid");
    Optional<ProcessHandle> postmaster = pid(pidFile).flatMap(ProcessHandle::of);
    if (postmaster.filter(this::isOurs).isPresent()) {
      LOG.warn(
          "PostgreSQL process {} was left over on {}: stopping it",
          postmaster.get().pid(),
          cluster);
      stopFast(postmaster.get().pid());
    }
    awaitNone();
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException("a stale pid file cannot be deleted: " + pidFile, e);
    }
  }

  private static Optional<Long> pid(Path pidFile) {
    try {
      List<String> lines = Files.readAllLines(pidFile);
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(lines.get(0).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** PostgreSQL works in its data folder, so the folder tells its processes from all others. */
  private boolean isOurs(ProcessHandle process) {
    try {
      Path folder = Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
      return folder.equals(cluster.toRealPath()) && name(process.pid()).startsWith("postgres");
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(long pid) throws IOException {
    return Files.readString(Path.of("/proc", Long.toString(pid), "comm"));
  }

  /** Interrupt is PostgreSQL's fast shutdown: sessions end, data is flushed. */
  private static void stopFast(long pid) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL process " + pid + " cannot be stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitNone() {
    long end = System.nanoTime() + WAIT_MAX.toNanos();
    while (anyLeft()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "PostgreSQL processes still work on " + cluster + ": stop them, then start again");
      }
      pause();
    }
  }

  private boolean anyLeft() {
    return ProcessHandle.allProcesses().anyMatch(this::isOurs);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for PostgreSQL to stop", e);
    }
  }
}
