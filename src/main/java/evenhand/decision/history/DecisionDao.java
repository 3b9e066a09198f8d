package evenhand.decision.history;

import evenhand.decision.DecisionId;
import evenhand.decision.UnknownRecordException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Decisions and what was recorded against them. */
@RegisterConstructorMapper(StoredDecision.class)
@RegisterConstructorMapper(StoredResponse.class)
@RegisterConstructorMapper(StoredOutcome.class)
@RegisterConstructorMapper(StoredChallenge.class)
public interface DecisionDao {

  /** The decisions with these ids that exist, in the order of their ids. */
  @SqlQuery(
      """
      SELECT id, intake_id, contact, rulebook, version, revision, as_of, recorded_at, made_by,
             outcome::text AS outcome, rules, supersedes, reason_code, invented, monitoring_key
      FROM triage.decision
      WHERE id = ANY (:ids)
      ORDER BY id
      """)
  List<StoredDecision> find(@Bind("ids") UUID[] ids);

  default Optional<StoredDecision> find(DecisionId id) {
    return find(new UUID[] {id.value()}).stream().findFirst();
  }

  /**
   * One decision.
   *
   * @throws UnknownRecordException where nothing is recorded under the id
   */
  default StoredDecision recorded(DecisionId id) {
    return find(id).orElseThrow(() -> new UnknownRecordException("decision", id.toString()));
  }

  @SqlQuery(
      """
      SELECT h.decision_id
      FROM triage.contact_history h
      WHERE h.supersedes = :decision
      ORDER BY h.id DESC
      LIMIT 1
      """)
  Optional<UUID> supersededBy(@Bind("decision") UUID decision);

  @SqlQuery(
      """
      SELECT id, recorded_at, made_by, accepted, codes::text AS codes
      FROM triage.response
      WHERE decision_id = :decision
      ORDER BY id
      """)
  List<StoredResponse> responses(@Bind("decision") UUID decision);

  @SqlQuery(
      """
      SELECT id, recorded_at, made_by, kind, happened_at, amount, unit
      FROM triage.outcome_record
      WHERE decision_id = :decision
      ORDER BY id
      """)
  List<StoredOutcome> outcomes(@Bind("decision") UUID decision);

  /** Why a decision is restricted now, as a code; empty where it is not. */
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
  Optional<String> restriction(@Bind("decision") UUID decision);

  /** What persons contested about a decision, in the order of recording; no words. */
  @SqlQuery(
      """
      SELECT c.id, c.contested,
             coalesce(c.received_on, (c.recorded_at AT TIME ZONE 'Europe/London')::date)
               AS received_on,
             coalesce(e.due, c.due) AS due, a.answer, a.recorded_at AS answered_at
      FROM triage.challenge c
      LEFT JOIN triage.challenge_extended e ON e.challenge_id = c.id
      LEFT JOIN triage.challenge_answered a ON a.challenge_id = c.id
      WHERE c.decision_id = :decision
      ORDER BY c.id
      """)
  List<StoredChallenge> challenges(@Bind("decision") UUID decision);

  /** Those of some decisions that are restricted now. */
  @SqlQuery(
      """
      SELECT decision_id
      FROM (
        SELECT DISTINCT ON (decision_id) decision_id, restricted
        FROM triage.restriction
        WHERE decision_id = ANY (:decisions)
        ORDER BY decision_id, id DESC) newest
      WHERE restricted
      """)
  Set<UUID> restricted(@Bind("decisions") UUID[] decisions);
}
