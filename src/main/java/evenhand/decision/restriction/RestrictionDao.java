package evenhand.decision.restriction;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which decisions are restricted. */
interface RestrictionDao {

  /** Why a decision is restricted now; empty where it is not. */
  @SqlQuery(
      """
      SELECT reason_code
      FROM (
        SELECT restricted, reason_code
        FROM triage.restriction
        WHERE decision_id = :decision
        ORDER BY id DESC
        LIMIT 1) newest
      WHERE restricted
      """)
  Optional<String> reason(@Bind("decision") UUID decision);

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
