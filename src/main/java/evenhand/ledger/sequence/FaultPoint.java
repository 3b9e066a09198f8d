package evenhand.ledger.sequence;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Points of sealing at which a test kills the process: the system property {@code
 * evenhand.ledger.wait_at} names one, {@code evenhand.ledger.wait_pass} the pass in which it
 * counts. There the process says so on standard output and waits for {@code kill -9}.
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

  private static final String AT = System.getProperty("evenhand.ledger.wait_at", "");
  private static final int PASS = Integer.getInteger("evenhand.ledger.wait_pass", 1);

  private int passes;

  void reach() {
    if (!AT.isEmpty() && AT.equals(name().toLowerCase(Locale.ROOT)) && ++passes == PASS) {
      System.out.println("waiting " + name());
      System.out.flush();
      while (true) {
        LockSupport.park(this);
      }
    }
  }
}
