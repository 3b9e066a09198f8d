package evenhand.ledger.sequence;

import evenhand.ledger.LogName;
import evenhand.ledger.note.KeyFile;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.SignerKey;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.tile.PublishedLog;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The logs of one copy of the service: sealed in the background, published in its folder. */
public final class Ledger implements AutoCloseable {
  private final LedgerSettings settings;
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Map<LogName, SealingLoop> loops = new EnumMap<>(LogName.class);

  private Ledger(LedgerSettings settings, Jdbi jdbi, InstantSource clock) {
    this.settings = settings;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Opens the logs; nothing is sealed before {@link #start()}.
   *
   * @param settings with every path named
   * @param jdbi connections of the service's role
   * @throws IllegalStateException where the key is missing or others may read it
   */
  public static Ledger open(LedgerSettings settings, Jdbi jdbi, InstantSource clock) {
    Ledger ledger = new Ledger(settings, jdbi, clock);
    for (LogName name : LogName.values()) {
      ledger.loops.put(name, new SealingLoop(name.code(), ledger.sequencer(name), jdbi, clock));
    }
    return ledger;
  }

  /** A sequencer of one log, to be driven by hand. */
  public Sequencer sequencer(LogName name) {
    SignerKey key = key(name);
    SealedLog log = new SealedLog(name, folder(name), verifiers(name));
    return new Sequencer(jdbi, log, origin(name), key, clock);
  }

  private SignerKey key(LogName name) {
    KeyFile file = settings.keyFile(name);
    if (file.exists()) {
      return named(origin(name), file.read());
    }
    boolean isNew =
        jdbi.withExtension(SequencerDao.class, dao -> dao.newestCheckpoint(name.code()).isEmpty());
    if (!isNew) {
      throw new IllegalStateException(
          "the log of "
              + name.code()
              + " was signed with a key that is not at "
              + settings.key().orElseThrow()
              + ": put it back");
    }
    return file.generate(origin(name), KeyType.NOTE);
  }

  private static SignerKey named(String origin, SignerKey key) {
    if (!key.verifier().name().equals(origin)) {
      throw new IllegalStateException(
          "the key is that of the log "
              + key.verifier().name()
              + ", but the configuration names the log "
              + origin
              + ": an origin stays the same for ever");
    }
    return key;
  }

  public void start() {
    loops.values().forEach(SealingLoop::start);
  }

  public String origin(LogName name) {
    return settings.origin(name);
  }

  /** The public keys that ever signed a log, oldest first. */
  public List<VerifierKey> verifiers(LogName name) {
    return settings.keyFile(name).verifiers();
  }

  public PublishedLog published(LogName name) {
    return new PublishedLog(folder(name));
  }

  private LogFolder folder(LogName name) {
    return new LogFolder(settings.folder(name));
  }

  public SealingState state(LogName name) {
    SealingLoop loop = loops.get(name);
    if (loop == null) {
      throw new IllegalStateException("the log " + name + " is not open");
    }
    return loop.state();
  }

  @Override
  public void close() {
    loops.values().forEach(SealingLoop::close);
  }
}
