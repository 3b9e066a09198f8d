package evenhand.ledger.sequence;

import evenhand.ledger.LogName;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.NoteSignature;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.tile.PublishedLog;
import evenhand.ledger.witness.Policy;
import evenhand.ledger.witness.RefusedException;
import evenhand.ledger.witness.Submission;
import evenhand.ledger.witness.WitnessClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends checkpoints to the witnesses and keeps their countersignatures. Where a witness does not
 * answer, sealing goes on, and the state says since when nothing was witnessed.
 */
public final class Witnessing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Witnessing.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int OTHER_SIZE = 409;

  private final Ledger ledger;
  private final Policy policy;
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Map<Policy.KnownWitness, WitnessClient> witnesses = new LinkedHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "witnessing");
            made.setDaemon(true);
            return made;
          });

  public Witnessing(Ledger ledger, Policy policy, Jdbi jdbi, InstantSource clock) {
    this.ledger = ledger;
    this.policy = policy;
    this.jdbi = jdbi;
    this.clock = clock;
    policy.witnesses().values().stream()
        .filter(witness -> witness.url().isPresent())
        .forEach(witness -> witnesses.put(witness, new WitnessClient(witness)));
  }

  public void start() {
    if (!witnesses.isEmpty()) {
      thread.scheduleWithFixedDelay(this::round, 1, PAUSE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Asks every witness once for the newest checkpoint of every log that the policy names. */
  public void round() {
    List<LogName> named = Arrays.stream(LogName.values()).filter(this::isNamed).toList();
    for (LogName name : named) {
      for (Policy.KnownWitness witness : witnesses.keySet()) {
        try {
          ask(name, witness);
        } catch (RefusedException e) {
          LOG.error("The witness {} refused: {}", witness.key().name(), e.getMessage());
        } catch (IOException | RuntimeException e) {
          LOG.warn("The witness {} does not answer: {}", witness.key().name(), e.toString());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private boolean isNamed(LogName name) {
    String origin = ledger.origin(name);
    return policy.logs().stream().anyMatch(log -> log.name().equals(origin));
  }

  private void ask(LogName name, Policy.KnownWitness witness)
      throws IOException, InterruptedException, RefusedException {
    PublishedLog log = ledger.published(name);
    Optional<SignedNote> newest = log.note();
    if (newest.isPresent()) {
      ask(name, witness, log, newest.get());
    }
  }

  private void ask(LogName name, Policy.KnownWitness witness, PublishedLog log, SignedNote note)
      throws IOException, InterruptedException, RefusedException {
    long size = Checkpoint.parse(note.text()).size();
    String vkey = witness.key().toString();
    long known =
        jdbi.withExtension(CosignatureDao.class, dao -> dao.newestSizeOf(name.code(), vkey))
            .orElse(0L);
    if (known == size) {
      return;
    }
    WitnessClient client = Objects.requireNonNull(witnesses.get(witness));
    NoteSignature line;
    try {
      line = client.cosign(submission(log, known, note, size));
    } catch (RefusedException e) {
      if (e.status() != OTHER_SIZE) {
        throw e;
      }
      // It has seen more than is remembered here, for example before a restart: it says how much.
      long told = Long.parseLong(String.valueOf(e.getMessage()).strip());
      if (told > size) {
        throw e;
      }
      line = client.cosign(submission(log, told, note, size));
    }
    String text = line.line();
    jdbi.useExtension(
        CosignatureDao.class, dao -> dao.add(name.code(), size, vkey, text, clock.instant()));
  }

  private static Submission submission(PublishedLog log, long from, SignedNote note, long size) {
    return new Submission(from, log.consistency(from, size).path(), note);
  }

  /**
   * Since when entries were sealed that no quorum of witnesses has countersigned; empty where all
   * that is sealed is witnessed.
   */
  public Optional<Instant> notWitnessedSince(LogName name) {
    return new WitnessedLogs(policy, jdbi).notWitnessedSince(name);
  }

  /** What each witness has countersigned of a log. */
  public List<WitnessState> state(LogName name) {
    return witnesses.keySet().stream()
        .map(
            witness -> {
              String vkey = witness.key().toString();
              return jdbi.withExtension(
                  CosignatureDao.class,
                  dao ->
                      new WitnessState(
                          witness.key().name(),
                          dao.newestSizeOf(name.code(), vkey),
                          dao.newest(name.code(), vkey)));
            })
        .toList();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
