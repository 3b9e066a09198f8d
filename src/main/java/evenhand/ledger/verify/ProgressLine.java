package evenhand.ledger.verify;

import java.util.function.LongConsumer;

/** Tells on standard error how far a check has come; silent where nobody watches. */
public final class ProgressLine implements LongConsumer, AutoCloseable {
  private static final long PAUSE_NANOS = 200_000_000L;

  private final boolean visible;
  private final long begun = System.nanoTime();
  private long shown = begun;

  private ProgressLine(boolean visible) {
    this.visible = visible;
  }

  public static ProgressLine onTerminal() {
    boolean said = Boolean.getBoolean("evenhand.terminal");
    return new ProgressLine(said || System.console() != null);
  }

  @Override
  public void accept(long entries) {
    long now = System.nanoTime();
    if (visible && now - shown > PAUSE_NANOS) {
      shown = now;
      long rate = entries * 1_000_000_000L / Math.max(1, now - begun);
      System.err.printf("\r%,d entries, %,d/s ", entries, rate);
    }
  }

  @Override
  public void close() {
    if (visible && shown != begun) {
      System.err.println();
    }
  }
}
