package evenhand.decision;

import java.util.Locale;
import java.util.Optional;

/**
 * What of the records the call that a thread is answering may read; the database holds it to that.
 * Threads that answer no call, and calls for which the rules have to read, read all.
 *
 * @param caller whose contacts count as own; where the service decides for somebody, empty unless
 *     they may correct only decisions about such contacts and about the one that they record
 */
public record ReadScope(Reach reach, Optional<Actor> caller) {
  /** The service's own work: deciding, sealing, erasing. */
  public static final ReadScope SERVICE = new ReadScope(Reach.SERVICE, Optional.empty());

  private static final ThreadLocal<ReadScope> CURRENT = ThreadLocal.withInitial(() -> SERVICE);

  /** How far reading goes. */
  public enum Reach {
    /** Everything that the service's login may read. */
    SERVICE,
    /** Codes and answers of every case. */
    ALL,
    /** Codes and answers of the caller's own cases. */
    OWN,
    /** Codes of every case, answers of none. */
    CODES,
    /** No case. */
    NONE;

    /** As the database's policies write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ReadScope {
    if (reach == Reach.OWN && caller.isEmpty()) {
      throw new IllegalArgumentException("own contacts are somebody's");
    }
  }

  /** The one that the thread is in. */
  public static ReadScope current() {
    return CURRENT.get();
  }

  /** From here on, until another scope is entered or this one left. */
  public void enter() {
    CURRENT.set(this);
  }

  /** Back to the service's own. */
  public static void leave() {
    CURRENT.remove();
  }

  /** Whether the database has to be told. */
  boolean isNarrow() {
    return reach != Reach.SERVICE;
  }
}
