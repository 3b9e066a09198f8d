package evenhand.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Intakes: what is known before one is decided, and the writing of it. */
@RegisterConstructorMapper(Before.class)
interface IntakeDao {

  /** Writes intakes in one statement; returns those written, without those whose key was used. */
  @UseClasspathSqlLocator
  @SqlQuery
  List<UUID> write(@BindMap Map<String, Object> columns);

  @SqlQuery("SELECT EXISTS (SELECT FROM triage.idempotency WHERE intake_id = :intake)")
  boolean isWritten(@Bind("intake") UUID intake);

  /** All that has to be known before a request is decided, in one round trip. */
  @SqlQuery(
      """
      SELECT
        (SELECT json_build_object(
                  'contact', i.contact, 'decision_ids', i.decision_ids, 'summary', i.summary,
                  'body_commitment', encode(i.body_commitment, 'hex'))::text
         FROM triage.idempotency i
         WHERE i.key_hash = :keyHash) AS first_answer,
        (SELECT json_agg(s ORDER BY s.id)::text
         FROM triage.contact_step s
         WHERE s.contact = :contact) AS steps,
        (SELECT json_build_object(
                  'id', d.id, 'rulebook', d.rulebook, 'monitoring_key', d.monitoring_key)::text
         FROM triage.decision d
         WHERE d.id = :supersedes) AS corrected
      """)
  Before before(
      @Bind("keyHash") byte[] keyHash,
      @Bind("contact") String contact,
      @Bind("supersedes") @Nullable UUID supersedes);

  @SqlUpdate(
      """
      INSERT INTO triage.monitoring_given (id, decision_id, recorded_at, made_by, entry)
      VALUES (:id, :decision, :recordedAt, :madeBy, :entry)
      """)
  void addMonitoringGiven(
      @Bind("id") UUID id,
      @Bind("decision") UUID decision,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy,
      @Bind("entry") byte[] entry);
}
