package evenhand.decision.involvement;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Counts responses. */
interface InvolvementDao {

  @SqlQuery(
      """
      WITH decided AS (
        SELECT d.rulebook, count(*) AS decisions,
               count(*) FILTER (
                 WHERE NOT EXISTS (SELECT FROM triage.response r WHERE r.decision_id = d.id))
                 AS unanswered
        FROM triage.decision d
        WHERE d.recorded_at >= :from AND d.recorded_at < :to
        GROUP BY d.rulebook
      ), timed AS (
        SELECT d.rulebook, r.accepted, (r.codes ->> 'shown_for_ms')::bigint AS shown_ms
        FROM triage.response r
        JOIN triage.decision d ON d.id = r.decision_id
        WHERE r.recorded_at >= :from AND r.recorded_at < :to
      ), responded AS (
        SELECT rulebook, count(*) AS responses,
               count(*) FILTER (WHERE accepted) AS accepted,
               count(*) FILTER (WHERE NOT accepted) AS overridden,
               count(*) FILTER (WHERE shown_ms IS NULL) AS time_unknown,
               percentile_disc(0.5) WITHIN GROUP (ORDER BY shown_ms) AS median_shown_ms,
               count(*) FILTER (WHERE accepted AND shown_ms < :quickMs) AS accepted_quickly,
               count(*) FILTER (WHERE accepted AND shown_ms IS NOT NULL) AS accepted_timed
        FROM timed
        GROUP BY rulebook
      ), refused AS (
        SELECT d.rulebook, count(*) AS refused_attempts
        FROM triage.refused_response f
        JOIN triage.decision d ON d.id = f.decision_id
        WHERE f.recorded_at >= :from AND f.recorded_at < :to
        GROUP BY d.rulebook
      )
      SELECT rulebook, coalesce(decisions, 0) AS decisions, coalesce(unanswered, 0) AS unanswered,
             coalesce(responses, 0) AS responses, coalesce(accepted, 0) AS accepted,
             coalesce(overridden, 0) AS overridden, coalesce(time_unknown, 0) AS time_unknown,
             coalesce(refused_attempts, 0) AS refused_attempts,
             median_shown_ms, coalesce(accepted_quickly, 0) AS accepted_quickly,
             coalesce(accepted_timed, 0) AS accepted_timed
      FROM decided
      FULL JOIN responded USING (rulebook)
      FULL JOIN refused USING (rulebook)
      ORDER BY rulebook
      """)
  @RegisterConstructorMapper(Involvement.OfRulebook.class)
  List<Involvement.OfRulebook> count(
      @Bind("from") Instant from, @Bind("to") Instant to, @Bind("quickMs") long quickMs);
}
