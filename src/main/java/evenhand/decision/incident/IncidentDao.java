package evenhand.decision.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Finds what an incident affects. */
interface IncidentDao {

  /** The newest self-check of a rulebook that ended. */
  @SqlQuery(
      """
      SELECT r.id
      FROM triage.replay r
      JOIN triage.replay_finished f ON f.replay_id = r.id
      WHERE r.rulebook = :rulebook AND r.kind = 'self-check'
      ORDER BY f.finished_at DESC, r.id DESC
      LIMIT 1
      """)
  Optional<UUID> newestSelfCheck(@Bind("rulebook") String rulebook);

  /** Decisions that came out differently in a self-check, or could not be decided again. */
  @SqlQuery(
      """
      SELECT decision_id FROM triage.replayed
      WHERE replay_id = :check AND became IN ('changed', 'refused')
      ORDER BY decision_id
      """)
  List<UUID> differing(@Bind("check") UUID check);

  @SqlQuery(
      """
      SELECT d.id, d.contact, d.rulebook, d.revision, d.as_of, d.recorded_at,
             NOT EXISTS (SELECT FROM subject.answer_key k WHERE k.decision_id = d.id) AS erased,
             (SELECT r.became FROM triage.replayed r
              WHERE r.replay_id = :check AND r.decision_id = d.id) AS became,
             ARRAY (SELECT DISTINCT t.recipient FROM triage.disclosure t
                    WHERE t.decision_id = d.id ORDER BY 1) AS recipients
      FROM triage.decision d
      WHERE d.id = ANY (:decisions)
      ORDER BY d.id
      """)
  @RegisterConstructorMapper(AffectedRow.class)
  List<AffectedRow> affected(
      @Bind("decisions") UUID[] decisions, @Bind("check") @Nullable UUID check);

  /** A decision that is affected, as read. */
  record AffectedRow(
      UUID id,
      String contact,
      String rulebook,
      String revision,
      Instant asOf,
      Instant recordedAt,
      boolean erased,
      @Nullable String became,
      List<String> recipients) {}
}
