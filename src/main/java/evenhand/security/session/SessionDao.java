package evenhand.security.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Sessions and sign-ins under way. */
@RegisterConstructorMapper(SessionDao.Row.class)
@RegisterConstructorMapper(Attempt.class)
@RegisterConstructorMapper(SessionDao.Named.class)
interface SessionDao {

  /** A session as stored. */
  record Row(
      String actor,
      List<String> roles,
      @Nullable Instant authenticatedAt,
      Instant startedAt,
      Instant usedAt) {
    public Row {
      roles = List.copyOf(roles);
    }
  }

  /** A session as people see it. */
  record Named(UUID name, byte[] idHash, List<String> roles, Instant startedAt, Instant usedAt) {
    public Named {
      roles = List.copyOf(roles);
    }
  }

  /** Held to the end of the transaction: one session of a person is begun at a time. */
  @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('session ' || :actor, 0))")
  int lock(@Bind("actor") String actor);

  @SqlUpdate(
      """
      INSERT INTO signin.session (id_hash, actor, roles, authenticated_at, started_at, used_at)
      VALUES (:id, :actor, :roles, :authenticatedAt, :now, :now)
      """)
  void add(
      @Bind("id") byte[] id,
      @Bind("actor") String actor,
      @Bind("roles") String[] roles,
      @Bind("authenticatedAt") @Nullable Instant authenticatedAt,
      @Bind("now") Instant now);

  /** Empty where there is none that still lasts. */
  @SqlQuery(
      """
      SELECT actor, roles, authenticated_at, started_at, used_at
      FROM signin.session
      WHERE id_hash = :id AND started_at > :startedAfter AND used_at > :usedAfter
      """)
  Optional<Row> find(
      @Bind("id") byte[] id,
      @Bind("startedAfter") Instant startedAfter,
      @Bind("usedAfter") Instant usedAfter);

  @SqlUpdate("UPDATE signin.session SET used_at = :now WHERE id_hash = :id AND used_at < :now")
  void use(@Bind("id") byte[] id, @Bind("now") Instant now);

  @SqlUpdate("DELETE FROM signin.session WHERE id_hash = :id")
  int end(@Bind("id") byte[] id);

  /** Those of one person that still last, the newest first. */
  @SqlQuery(
      """
      SELECT name, id_hash, roles, started_at, used_at
      FROM signin.session
      WHERE actor = :actor AND started_at > :startedAfter AND used_at > :usedAfter
      ORDER BY started_at DESC, name
      """)
  List<Named> ofActor(
      @Bind("actor") String actor,
      @Bind("startedAfter") Instant startedAfter,
      @Bind("usedAfter") Instant usedAfter);

  @SqlUpdate("DELETE FROM signin.session WHERE name = :name AND actor = :actor")
  int endNamed(@Bind("name") UUID name, @Bind("actor") String actor);

  @SqlUpdate("DELETE FROM signin.session WHERE actor = :actor")
  int endAll(@Bind("actor") String actor);

  /** Ends what one person has beyond so many, the oldest first and the named one never. */
  @SqlUpdate(
      """
      DELETE FROM signin.session
      WHERE actor = :actor AND id_hash NOT IN (
        SELECT id_hash FROM signin.session
        WHERE actor = :actor
        ORDER BY id_hash = :newest DESC, started_at DESC, id_hash
        LIMIT :kept)
      """)
  int endOldest(@Bind("actor") String actor, @Bind("newest") byte[] newest, @Bind("kept") int kept);

  @SqlUpdate(
      "DELETE FROM signin.session WHERE started_at <= :startedBefore OR used_at <= :usedBefore")
  void endOver(
      @Bind("startedBefore") Instant startedBefore, @Bind("usedBefore") Instant usedBefore);

  @SqlUpdate(
      """
      INSERT INTO signin.attempt
        (state_hash, browser_hash, nonce, verifier, return_to, is_recent, started_at)
      VALUES (:state, :browser, :nonce, :verifier, :returnTo, :isRecent, :now)
      """)
  void addAttempt(
      @Bind("state") byte[] state,
      @Bind("browser") byte[] browser,
      @Bind("nonce") String nonce,
      @Bind("verifier") String verifier,
      @Bind("returnTo") String returnTo,
      @Bind("isRecent") boolean isRecent,
      @Bind("now") Instant now);

  /** Takes an attempt once: whoever comes a second time finds nothing. */
  @SqlQuery(
      """
      DELETE FROM signin.attempt
      WHERE state_hash = :state AND browser_hash = :browser AND started_at > :startedAfter
      RETURNING nonce, verifier, return_to, is_recent
      """)
  Optional<Attempt> takeAttempt(
      @Bind("state") byte[] state,
      @Bind("browser") byte[] browser,
      @Bind("startedAfter") Instant startedAfter);

  @SqlUpdate("DELETE FROM signin.attempt WHERE started_at <= :startedBefore")
  void endAttempts(@Bind("startedBefore") Instant startedBefore);
}
