package evenhand.ledger.sequence;

import java.util.Locale;

/**
 * Points of sealing at which a test ends the process at once, as a power cut would: the system
 * property {@code evenhand.ledger.halt_at} names one, {@code evenhand.ledger.halt_pass} the pass in
 * which it counts.
 */
public enum FaultPoint {
  BEFORE_LOCK,
  AFTER_LOCK,
  AFTER_READING_WAITING,
  AFTER_READING_ENTRIES,
  AFTER_GROWING,
  BETWEEN_TILES,
  AFTER_TILES,
  AFTER_SIGNING,
  BETWEEN_ROWS,
  BEFORE_COMMIT,
  AFTER_COMMIT,
  AFTER_PUBLISHING;

  private static final String AT = System.getProperty("evenhand.ledger.halt_at", "");
  private static final int PASS = Integer.getInteger("evenhand.ledger.halt_pass", 1);
  private static final int HALTED = 137;

  private int passes;

  synchronized void reach() {
    if (AT.equals(name().toLowerCase(Locale.ROOT)) && ++passes == PASS) {
      Runtime.getRuntime().halt(HALTED);
    }
  }
}
