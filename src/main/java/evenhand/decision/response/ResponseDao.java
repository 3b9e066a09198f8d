package evenhand.decision.response;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Responses, and attempts that were refused. */
interface ResponseDao {

  @SqlUpdate(
      """
      INSERT INTO triage.response
        (id, decision_id, recorded_at, made_by, accepted, codes, lowered, entry)
      VALUES
        (:id, :decision, :recordedAt, :madeBy, :accepted, CAST(:codes AS jsonb), :lowered, :entry)
      """)
  void add(
      @Bind("id") UUID id,
      @Bind("decision") UUID decision,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy,
      @Bind("accepted") boolean accepted,
      @Bind("codes") String codes,
      @Bind("lowered") boolean lowered,
      @Bind("entry") byte[] entry);

  @SqlUpdate(
      """
      INSERT INTO triage.refused_response
        (id, decision_id, recorded_at, made_by, codes, pointers)
      VALUES
        (:id, :decision, :recordedAt, :madeBy, CAST(:codes AS jsonb), :pointers)
      """)
  void addRefused(
      @Bind("id") UUID id,
      @Bind("decision") UUID decision,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy,
      @Bind("codes") String codes,
      @Bind("pointers") String[] pointers);
}
