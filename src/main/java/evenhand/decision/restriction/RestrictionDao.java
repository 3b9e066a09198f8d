package evenhand.decision.restriction;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which decisions are restricted. */
interface RestrictionDao {

  /** Whether a challenge of the accuracy of a decision waits for an answer or was right. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM triage.challenge c
        WHERE c.decision_id = :decision AND c.contested = 'ACCURACY'
          AND NOT EXISTS (
            SELECT FROM triage.challenge_answered a
            WHERE a.challenge_id = c.id AND a.answer = 'rejected'))
      """)
  boolean isAccuracyContested(@Bind("decision") UUID decision);

  @SqlUpdate(
      """
      INSERT INTO triage.restriction
        (id, decision_id, restricted, reason_code, recorded_at, made_by)
      VALUES (:id, :decision, :restricted, :reason, :recordedAt, :madeBy)
      """)
  void add(
      @Bind("id") UUID id,
      @Bind("decision") UUID decision,
      @Bind("restricted") boolean restricted,
      @Bind("reason") String reason,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy);
}
