package evenhand.security.session;

import evenhand.decision.Actor;
import evenhand.decision.RecordsDao;
import evenhand.security.Caller;
import evenhand.security.Role;
import evenhand.security.session.SessionDao.Named;
import evenhand.security.session.SessionDao.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is signed in with a browser, kept in the database. Thread-safe. */
public final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  /** A session is marked as used once in this time at most, not at every call. */
  private static final Duration MARKED_EVERY = Duration.ofMinutes(1);

  /** Long enough to type a password and a second factor; an attempt is worth stealing no longer. */
  private static final Duration ATTEMPT_MAX = Duration.ofMinutes(10);

  private final RecordsDao records;
  private final SessionSettings settings;
  private final InstantSource clock;

  public Sessions(RecordsDao records, SessionSettings settings, InstantSource clock) {
    this.records = records;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Signs somebody in under a new id, and ends the session that the browser came with, and the
   * oldest where the person has too many.
   */
  Session begin(Caller caller, Optional<Secret> before) {
    Secret id = Secret.random();
    Instant now = now();
    // Apart, so that people who sign in at once do not wait for each other's.
    write(dao -> dao.endOver(now.minus(settings.max()), now.minus(settings.idleMax())));
    writeTogether(
        dao -> {
          dao.lock(caller.getName());
          before.ifPresent(old -> dao.end(old.hash()));
          dao.add(
              id.hash(),
              caller.actor().pseudonym(),
              caller.roles().stream().map(Role::code).sorted().toArray(String[]::new),
              caller.authenticatedAt().orElse(null),
              now);
          int ended = dao.endOldest(caller.getName(), id.hash(), settings.parallelMax());
          if (ended > 0) {
            LOG.info("{} had too many sessions: ended the oldest {}", caller.getName(), ended);
          }
        });
    return new Session(id, caller, now.plus(settings.max()));
  }

  /** The session of an id; empty where it is over, or there never was one. */
  Optional<Session> find(Secret id) {
    Instant now = now();
    Optional<Row> found =
        records.readFirst(
            session ->
                session
                    .dao(SessionDao.class)
                    .find(id.hash(), now.minus(settings.max()), now.minus(settings.idleMax())));
    if (found.filter(row -> row.usedAt().plus(MARKED_EVERY).isBefore(now)).isPresent()) {
      write(dao -> dao.use(id.hash(), now));
    }
    return found.map(row -> new Session(id, caller(row), row.startedAt().plus(settings.max())));
  }

  private static Caller caller(Row row) {
    return new Caller(
        new Actor(row.actor()),
        row.roles().stream()
            .flatMap(code -> Role.of(code).stream())
            .collect(Collectors.toUnmodifiableSet()),
        Optional.ofNullable(row.authenticatedAt()));
  }

  void end(Secret id) {
    write(dao -> dao.end(id.hash()));
  }

  /** The sessions of a person that still last, the newest first. */
  List<Named> of(Actor person) {
    Instant now = now();
    return records.read(
        session ->
            session
                .dao(SessionDao.class)
                .ofActor(
                    person.pseudonym(), now.minus(settings.max()), now.minus(settings.idleMax())));
  }

  /** When a session ends at the latest. */
  Instant ends(Named session) {
    return session.startedAt().plus(settings.max());
  }

  /** Ends one session of a person; false where the person has none of that name. */
  boolean end(Actor person, UUID name) {
    return written(dao -> dao.endNamed(name, person.pseudonym())) > 0;
  }

  /** Ends all sessions of a person and returns how many there were. */
  int endAll(Actor person) {
    return written(dao -> dao.endAll(person.pseudonym()));
  }

  private int written(ToIntFunction<SessionDao> writing) {
    return records.writeOnce(
        session -> writing.applyAsInt(session.dao(SessionDao.class)), session -> Optional.empty());
  }

  /** Keeps what a browser must come back with. */
  void keep(Secret state, Secret browser, Attempt attempt) {
    Instant now = now();
    write(
        dao -> {
          dao.endAttempts(now.minus(ATTEMPT_MAX));
          dao.addAttempt(
              state.hash(),
              browser.hash(),
              attempt.nonce(),
              attempt.verifier(),
              attempt.returnTo(),
              attempt.isRecent(),
              now);
        });
  }

  /**
   * Takes a sign-in that the same browser began; empty where it did not, or it came back before.
   */
  Optional<Attempt> take(Secret state, Secret browser) {
    Instant now = now();
    return records.writeOnce(
        session ->
            session
                .dao(SessionDao.class)
                .takeAttempt(state.hash(), browser.hash(), now.minus(ATTEMPT_MAX)),
        session -> Optional.of(Optional.empty()));
  }

  private void write(Consumer<SessionDao> writing) {
    records.writeOnce(
        session -> {
          writing.accept(session.dao(SessionDao.class));
          return true;
        },
        session -> Optional.empty());
  }

  /** All of it or nothing. */
  private void writeTogether(Consumer<SessionDao> writing) {
    records.writeOnce(
        session -> {
          session.handle().useTransaction(any -> writing.accept(session.dao(SessionDao.class)));
          return true;
        },
        session -> Optional.empty());
  }

  /** As precise as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
