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
