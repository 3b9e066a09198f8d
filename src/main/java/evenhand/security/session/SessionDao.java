package evenhand.security.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Sessions and sign-ins under way. */
@RegisterConstructorMapper(SessionDao.Row.class)
@RegisterConstructorMapper(Attempt.class)
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
