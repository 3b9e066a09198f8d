package evenhand.intake;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits to be written, by its own thread or by another's. Only the thread that made
 * it waits on it.
 */
final class WaitingIntake {
  private final IntakeRecord intake;
  private final Thread owner = Thread.currentThread();
  private volatile boolean turn;
  private volatile @Nullable Boolean written;
  private volatile @Nullable RuntimeException failure;

  WaitingIntake(IntakeRecord intake) {
    this.intake = intake;
  }

  IntakeRecord intake() {
    return intake;
  }

  void giveTurn() {
    turn = true;
    LockSupport.unpark(owner);
  }

  boolean hasTurn() {
    return turn;
  }

  void complete(boolean isWritten) {
    written = isWritten;
    LockSupport.unpark(owner);
  }

  void fail(RuntimeException reason) {
    failure = reason;
    LockSupport.unpark(owner);
  }

  /** Lets nobody wait for ever where the writing ended without a word. */
  void abandon() {
    if (!isDone()) {
      fail(new IllegalStateException("the writing of a request ended without a result"));
    }
  }

  private boolean isDone() {
    return written != null || failure != null;
  }

  /** True where the turn came; false where the request was written meanwhile, or time ran out. */
  boolean awaitTurn(Duration max) {
    long end = System.nanoTime() + max.toNanos();
    long left = max.toNanos();
    while (!turn && !isDone() && left > 0) {
      LockSupport.parkNanos(this, left);
      left = end - System.nanoTime();
    }
    return turn;
  }

  /** What became of the request: false where its key was used before. */
  boolean awaitResult() {
    boolean interrupted = false;
    while (!isDone()) {
      LockSupport.park(this);
      // An interrupt would make every further park return at once: it is kept for afterwards.
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    RuntimeException reason = failure;
    if (reason != null) {
      throw reason;
    }
    return Boolean.TRUE.equals(written);
  }
}
