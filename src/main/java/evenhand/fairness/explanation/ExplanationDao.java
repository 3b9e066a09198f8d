package evenhand.fairness.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Items, explanations and sign-offs. */
interface ExplanationDao {

  @SqlUpdate(
      """
      INSERT INTO triage.explanation_item
        (id, report, rulebook, decision_point, characteristic, group_name, verdict, owner_role, due,
         opened_at, made_by)
      SELECT :id, :report, :rulebook, :decisionPoint, :characteristic, :group, :verdict, :ownerRole,
             :due, :openedAt, :madeBy
      WHERE NOT EXISTS (
        SELECT FROM triage.explanation_item i
        WHERE i.rulebook = :rulebook AND i.decision_point = :decisionPoint
          AND i.characteristic = :characteristic AND i.group_name = :group
          AND (i.verdict = 'STOP' OR :verdict = 'EXPLAIN')
          AND NOT EXISTS (
            SELECT FROM triage.explanation e
            JOIN triage.explanation_signed s ON s.explanation_id = e.id
            WHERE e.item_id = i.id))
      """)
  int open(@BindMethods NewItem item);

  @SqlQuery(
      """
      SELECT i.id, i.report, i.rulebook, i.decision_point, i.characteristic, i.group_name,
             i.verdict, i.owner_role, i.due, e.id AS explanation, e.evidence, e.steps, e.made_by,
             e.recorded_at, s.made_by AS signed_by
      FROM triage.explanation_item i
      LEFT JOIN triage.explanation e ON e.item_id = i.id
      LEFT JOIN triage.explanation_signed s ON s.explanation_id = e.id
      WHERE (:rulebook::text IS NULL OR i.rulebook = :rulebook)
        AND (:item::uuid IS NULL OR i.id = :item)
      ORDER BY i.due, i.id, e.id
      """)
  @RegisterConstructorMapper(ItemRow.class)
  List<ItemRow> items(
      @Bind("rulebook") @Nullable String rulebook, @Bind("item") @Nullable UUID item);

  @SqlUpdate(
      """
      INSERT INTO triage.explanation (id, item_id, evidence, steps, recorded_at, made_by)
      VALUES (:id, :item, :evidence, :steps, :recordedAt, :madeBy)
      """)
  void explain(
      @Bind("id") UUID id,
      @Bind("item") UUID item,
      @Bind("evidence") String evidence,
      @Bind("steps") String steps,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy);

  @SqlUpdate(
      """
      INSERT INTO triage.explanation_signed (explanation_id, id, role, recorded_at, made_by)
      VALUES (:explanation, :id, :role, :recordedAt, :madeBy)
      ON CONFLICT (explanation_id) DO NOTHING
      """)
  int sign(
      @Bind("explanation") UUID explanation,
      @Bind("id") UUID id,
      @Bind("role") String role,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy);

  /** An item to be opened. */
  record NewItem(
      UUID id,
      UUID report,
      String rulebook,
      String decisionPoint,
      String characteristic,
      String group,
      String verdict,
      String ownerRole,
      LocalDate due,
      Instant openedAt,
      String madeBy) {}

  /** An item with one of its explanations, if it has any. */
  record ItemRow(
      UUID id,
      UUID report,
      String rulebook,
      String decisionPoint,
      String characteristic,
      String groupName,
      String verdict,
      String ownerRole,
      LocalDate due,
      @Nullable UUID explanation,
      @Nullable String evidence,
      @Nullable String steps,
      @Nullable String madeBy,
      @Nullable Instant recordedAt,
      @Nullable String signedBy) {}
}
