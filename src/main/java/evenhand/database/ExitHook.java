package evenhand.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done where the process ends before it was forgotten. A process that goes on would keep a
 * hook that is not forgotten, with all that it reaches.
 */
public final class ExitHook {
  private static final Logger LOG = LoggerFactory.getLogger(ExitHook.class);

  private final Thread thread;

  private ExitHook(Thread thread) {
    this.thread = thread;
  }

  /** A hook that runs from now on, in a thread of this name. */
  public static ExitHook add(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    Runtime.getRuntime().addShutdownHook(thread);
    return new ExitHook(thread);
  }

  /** Does nothing where the process ends already, or where it is forgotten. */
  public void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      LOG.debug("The process ends: its hooks run already");
    }
  }
}
