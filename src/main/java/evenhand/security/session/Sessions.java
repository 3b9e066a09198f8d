package evenhand.security.session;

import evenhand.decision.Actor;
import evenhand.decision.RecordsDao;
import evenhand.security.Caller;
import evenhand.security.Role;
import evenhand.security.session.SessionDao.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Who is signed in with a browser, kept in the database. Thread-safe. */
public final class Sessions {
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

  /** Signs somebody in under a new id, and ends the session that the browser came with. */
  Session begin(Caller caller, Optional<Secret> before) {
    Secret id = Secret.random();
    Instant now = now();
    write(
        dao -> {
          before.ifPresent(old -> dao.end(old.hash()));
          dao.endOver(now.minus(settings.max()), now.minus(settings.idleMax()));
          dao.add(
              id.hash(),
              caller.actor().pseudonym(),
              caller.roles().stream().map(Role::code).sorted().toArray(String[]::new),
              caller.authenticatedAt().orElse(null),
              now);
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

  /** As precise as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
