package evenhand.decision.peopleonly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.Entries;
import evenhand.decision.Events;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.Hash;
import evenhand.rulebook.Advice;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a rulebook's suggestions off at a threshold, and on again when a person says so. Every copy
 * of the service looks each second what holds, so all follow one. Thread-safe.
 */
public final class PeopleOnlyModes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeopleOnlyModes.class);
  private static final Actor THRESHOLD = new Actor("threshold");
  private static final int REASON_CHARACTERS_MIN = 20;
  private static final int LOOK_SECONDS = 1;
  private static final int CHECK_SECONDS = 10;
  private static final int PERCENT = 100;

  private final RecordsDao records;
  private final PeopleOnlySettings settings;
  private final InstantSource clock;
  private volatile Map<String, Mode> modes = Map.of();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "people-only");
            thread.setDaemon(true);
            return thread;
          });

  public PeopleOnlyModes(RecordsDao records, PeopleOnlySettings settings, InstantSource clock) {
    this.records = records;
    this.settings = settings;
    this.clock = clock;
    look();
  }

  /** Looks and checks from now on. */
  public void start() {
    timer.scheduleWithFixedDelay(
        () -> quietly(this::look), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(
        () -> quietly(this::check), CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
  }

  private static void quietly(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("Modes of rulebooks cannot be read or set now; what holds goes on", e);
    }
  }

  /** The advice, or what is left of it where people decide without the rules. */
  public Advice applied(Advice advice) {
    return isPeopleOnly(advice.rulebook()) ? advice.withheld() : advice;
  }

  private boolean isPeopleOnly(String rulebook) {
    return mode(rulebook).filter(Mode::peopleOnly).isPresent();
  }

  /** What was last said of a rulebook; empty where its suggestions were never off. */
  Optional<Mode> mode(String rulebook) {
    return Optional.ofNullable(modes.get(rulebook));
  }

  /** Reads what holds. */
  private void look() {
    Map<String, Mode> read = new TreeMap<>();
    records
        .read(session -> session.dao(PeopleOnlyDao.class).newest())
        .forEach(mode -> read.put(mode.rulebook(), mode));
    modes = Map.copyOf(read);
  }

  /** Turns off what has crossed a threshold. */
  private void check() {
    crossed(now()).stream().filter(mode -> !isPeopleOnly(mode.rulebook())).forEach(this::record);
  }

  private Collection<Mode> crossed(Instant now) {
    List<Mode> crossed = new ArrayList<>();
    records
        .read(session -> session.dao(PeopleOnlyDao.class).overrides(settings.responses()))
        .stream()
        .filter(found -> found.responses() >= settings.responses())
        .filter(
            found -> found.overrides() * PERCENT >= (long) settings.percent() * found.responses())
        .map(
            found ->
                off(
                    found.rulebook(),
                    "overrides",
                    "%d of the last %d suggestions were overridden; the threshold is %d %%"
                        .formatted(found.overrides(), found.responses(), settings.percent()),
                    now))
        .forEach(crossed::add);
    if (settings.isStoppedByVerdict()) {
      records.read(session -> session.dao(PeopleOnlyDao.class).stopped()).stream()
          .map(
              rulebook ->
                  off(rulebook, "stop-verdict", "a STOP verdict that nobody has explained", now))
          .forEach(crossed::add);
    }
    return crossed;
  }

  private static Mode off(String rulebook, String cause, String showing, Instant now) {
    return new Mode(RecordId.at(now), rulebook, true, cause, showing, now, THRESHOLD.pseudonym());
  }

  /**
   * Turns suggestions off or on, by a named person with a reason.
   *
   * @throws InvalidCaseException 422
   */
  Mode set(String rulebook, boolean peopleOnly, String reason, Actor by) {
    List<Fault> faults = new ArrayList<>();
    if (!by.isNamed()) {
      faults.add(new Fault("", Actor.PERSON_NEEDED));
    }
    if (reason.strip().length() < REASON_CHARACTERS_MIN) {
      faults.add(new Fault("/reason", "why, in " + REASON_CHARACTERS_MIN + " characters or more"));
    }
    if (isPeopleOnly(rulebook) == peopleOnly) {
      faults.add(new Fault("/people_only", (!peopleOnly) + ": it is so already"));
    }
    if (!faults.isEmpty()) {
      throw new InvalidCaseException(faults);
    }
    Instant now = now();
    Mode mode =
        new Mode(RecordId.at(now), rulebook, peopleOnly, Mode.PERSON, reason, now, by.pseudonym());
    record(mode);
    return mode;
  }

  private void record(Mode mode) {
    UUID id = mode.id();
    Actor by = new Actor(mode.madeBy());
    ObjectNode members = Entries.start(id, mode.recordedAt(), by);
    members.put("rulebook", mode.rulebook());
    members.put("people_only", mode.peopleOnly());
    members.put("cause", mode.cause());
    members.put("showing_hash", Hash.over(mode.showing().getBytes(StandardCharsets.UTF_8)).hex());
    boolean changed =
        records.record(
            id,
            true,
            session -> {
              PeopleOnlyDao dao = session.dao(PeopleOnlyDao.class);
              dao.lock();
              boolean isNew =
                  dao.newest().stream()
                          .filter(Mode::peopleOnly)
                          .map(Mode::rulebook)
                          .anyMatch(mode.rulebook()::equals)
                      != mode.peopleOnly();
              if (isNew) {
                dao.add(mode);
                Entry entry = Entry.of(EntryKind.PEOPLE_ONLY, members);
                Events.seal(session, id, mode.recordedAt(), by, entry);
              }
              return isNew;
            });
    look();
    if (changed) {
      LOG.warn(
          "{}: suggestions are {} ({}: {})",
          mode.rulebook(),
          mode.peopleOnly() ? "OFF, people decide without the rules" : "on again",
          mode.cause(),
          mode.showing());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
