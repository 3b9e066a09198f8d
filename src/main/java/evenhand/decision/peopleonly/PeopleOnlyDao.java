package evenhand.decision.peopleonly;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Modes of rulebooks, and what turns suggestions off. */
interface PeopleOnlyDao {

  /** The newest of each rulebook that has any. */
  @SqlQuery(
      """
      SELECT DISTINCT ON (rulebook) id, rulebook, people_only, cause, showing, recorded_at, made_by
      FROM triage.people_only
      ORDER BY rulebook, id DESC
      """)
  @RegisterConstructorMapper(Mode.class)
  List<Mode> newest();

  @SqlUpdate(
      """
      INSERT INTO triage.people_only
        (id, rulebook, people_only, cause, showing, recorded_at, made_by)
      VALUES (:id, :rulebook, :peopleOnly, :cause, :showing, :recordedAt, :madeBy)
      """)
  void add(@BindMethods Mode mode);

  /** Lets one copy of the service change modes at a time, until the transaction ends. */
  @SqlQuery("SELECT pg_advisory_xact_lock(hashtextextended('people-only', 0))::text")
  String lock();

  /**
   * Overrides among the newest responses to each rulebook since its mode last changed. Only
   * responses among the last 20,000 of all are looked at, so that the question stays cheap.
   */
  @SqlQuery(
      """
      WITH newest AS (
        SELECT id, decision_id, accepted FROM triage.response ORDER BY id DESC LIMIT 20000
      ), changed AS (
        SELECT rulebook, max(recorded_at) AS at FROM triage.people_only GROUP BY rulebook
      ), ranked AS (
        SELECT d.rulebook, n.accepted,
               row_number() OVER (PARTITION BY d.rulebook ORDER BY n.id DESC) AS place
        FROM newest n
        JOIN triage.decision d ON d.id = n.decision_id
        LEFT JOIN changed c ON c.rulebook = d.rulebook
        WHERE NOT d.outcome -> 'reviews' @> '[{"code": "PEOPLE_ONLY"}]'
          AND (c.at IS NULL OR d.recorded_at > c.at)
      )
      SELECT rulebook, count(*) AS responses, count(*) FILTER (WHERE NOT accepted) AS overrides
      FROM ranked
      WHERE place <= :last
      GROUP BY rulebook
      """)
  @RegisterConstructorMapper(Overrides.class)
  List<Overrides> overrides(@Bind("last") int last);

  /** Rulebooks with a STOP that nobody has explained, found since their mode last changed. */
  @SqlQuery(
      """
      SELECT DISTINCT i.rulebook
      FROM triage.explanation_item i
      WHERE i.verdict = 'STOP'
        AND NOT EXISTS (
          SELECT FROM triage.explanation e
          JOIN triage.explanation_signed s ON s.explanation_id = e.id
          WHERE e.item_id = i.id)
        AND NOT EXISTS (
          SELECT FROM triage.people_only p
          WHERE p.rulebook = i.rulebook AND p.recorded_at > i.opened_at)
      """)
  List<String> stopped();

  /** How often the newest suggestions of a rulebook were overridden. */
  record Overrides(String rulebook, long responses, long overrides) {}
}
