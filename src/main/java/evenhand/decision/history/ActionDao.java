package evenhand.decision.history;

import evenhand.decision.ActionId;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What decisions ask for, now or as time goes by, and marks that it is done. */
@RegisterConstructorMapper(ActionDao.Open.class)
@RegisterConstructorMapper(ActionDao.Done.class)
public interface ActionDao {

  /** An action that nobody has marked done. */
  record Open(
      UUID decisionId,
      int place,
      String contact,
      String rulebook,
      String kind,
      String code,
      @Nullable Instant due,
      @Nullable String dueRule) {

    /** As shown to people. */
    public DueAction view(Instant now) {
      return new DueAction(
          new ActionId(new DecisionId(decisionId), place),
          new ContactReference(contact),
          rulebook,
          kind,
          code,
          Optional.ofNullable(due),
          Optional.ofNullable(dueRule),
          due != null && due.isBefore(now));
    }
  }

  /** A mark that an action is done. */
  record Done(String code, Instant recordedAt, String madeBy) {}

  /** The start of a query of undone actions of decisions that no later one corrects. */
  String UNDONE =
      """
          SELECT h.id AS decision_id, a.place - 1 AS place, h.contact, h.rulebook,
                 'action' AS kind, a.action ->> 'code' AS code,
                 (a.action ->> 'due')::timestamptz AS due, a.action ->> 'due_rule' AS due_rule
          FROM triage.contact_step h
          JOIN triage.decision d ON d.id = h.id
          CROSS JOIN LATERAL jsonb_array_elements(d.outcome -> 'actions')
            WITH ORDINALITY AS a (action, place)
          WHERE h.kind = 'decision' AND NOT h.superseded
            AND NOT EXISTS (
              SELECT FROM triage.action_done x
              WHERE x.contact = h.contact AND x.rulebook = h.rulebook
                AND x.code = a.action ->> 'code' AND x.id > h.id)
      """;

  /**
   * Undone dated actions of decisions that no later one corrects, and reminders, by due. A task
   * that several decisions of a rulebook ask for stands once, with its earliest due.
   *
   * @param contact of one contact only; of all where absent
   */
  @SqlQuery(
      """
      SELECT *
      FROM (
        SELECT DISTINCT ON (contact, rulebook, kind, code) *
        FROM (
      """
          + UNDONE
          + """
            AND h.first_due < :dueBefore
            AND (CAST(:contact AS text) IS NULL OR h.contact = :contact)
            AND (a.action ->> 'due')::timestamptz < :dueBefore
          UNION ALL
          SELECT decision_id, place, contact, rulebook, kind, code, due, NULL
          FROM triage.open_reminder
          WHERE due < :dueBefore AND (CAST(:contact AS text) IS NULL OR contact = :contact)
        ) asked
        ORDER BY contact, rulebook, kind, code, due, decision_id
      ) tasks
      WHERE due >= :dueFrom
      ORDER BY due, decision_id, place
      LIMIT :countMax
      """)
  List<Open> due(
      @Bind("dueFrom") Instant dueFrom,
      @Bind("dueBefore") Instant dueBefore,
      @Bind("contact") @Nullable String contact,
      @Bind("countMax") int countMax);

  /** The same of one contact, dated or not, dated ones first. */
  @SqlQuery(
      """
      SELECT *
      FROM (
        SELECT DISTINCT ON (rulebook, kind, code) *
        FROM (
      """
          + UNDONE
          + """
            AND h.contact = :contact
          UNION ALL
          SELECT decision_id, place, contact, rulebook, kind, code, due, NULL
          FROM triage.open_reminder
          WHERE contact = :contact
        ) asked
        ORDER BY rulebook, kind, code, due NULLS LAST, decision_id
      ) tasks
      ORDER BY due NULLS LAST, decision_id, place
      """)
  List<Open> open(@Bind("contact") String contact);

  @SqlQuery("SELECT code FROM triage.reminder WHERE decision_id = :decision AND place = :place")
  Optional<String> reminder(@Bind("decision") UUID decision, @Bind("place") int place);

  @SqlQuery(
      """
      SELECT code, recorded_at, made_by
      FROM triage.action_done
      WHERE decision_id = :decision AND place = :place
      """)
  Optional<Done> done(@Bind("decision") UUID decision, @Bind("place") int place);

  /** Returns 0 where the action had a mark already, which stands. */
  @SqlUpdate(
      """
      INSERT INTO triage.action_done
        (decision_id, place, id, contact, rulebook, code, recorded_at, made_by, entry)
      SELECT d.id, :place, :id, d.contact, d.rulebook, :code, :recordedAt, :madeBy, :entry
      FROM triage.decision d
      WHERE d.id = :decision
      ON CONFLICT (decision_id, place) DO NOTHING
      """)
  int mark(
      @Bind("decision") UUID decision,
      @Bind("place") int place,
      @Bind("id") UUID id,
      @BindMethods Done done,
      @Bind("entry") byte[] entry);
}
