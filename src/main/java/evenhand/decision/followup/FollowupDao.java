package evenhand.decision.followup;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Later outcomes and closings. */
interface FollowupDao {

  @SqlUpdate(
      """
      INSERT INTO triage.outcome_record
        (id, decision_id, recorded_at, made_by, kind, happened_at, amount, unit, entry)
      VALUES
        (:id, :decision, :recordedAt, :madeBy, :kind, :happenedAt, :amount, :unit, :entry)
      """)
  void addOutcome(
      @Bind("id") UUID id,
      @Bind("decision") UUID decision,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy,
      @Bind("kind") String kind,
      @Bind("happenedAt") Instant happenedAt,
      @Bind("amount") @Nullable Long amount,
      @Bind("unit") String unit,
      @Bind("entry") byte[] entry);

  @SqlUpdate(
      """
      INSERT INTO triage.contact_closed (id, contact, recorded_at, made_by, row_salt, entry)
      VALUES (:id, :contact, :recordedAt, :madeBy, :rowSalt, :entry)
      """)
  void addClosing(
      @Bind("id") UUID id,
      @Bind("contact") String contact,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy,
      @Bind("rowSalt") byte[] rowSalt,
      @Bind("entry") byte[] entry);

  /** Lets one closing of a contact pass at a time, until the transaction ends. */
  @SqlQuery("SELECT pg_advisory_xact_lock(hashtextextended('closing ' || :contact, 0))::text")
  Optional<String> lockContact(@Bind("contact") String contact);
}
