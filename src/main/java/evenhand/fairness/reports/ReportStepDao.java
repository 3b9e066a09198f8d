package evenhand.fairness.reports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Statements on what was done with reports. */
interface ReportStepDao {

  @SqlUpdate(
      """
      INSERT INTO triage.report_step (id, report, step, words, recorded_at, made_by)
      VALUES (:id, :report, :step, :words, :recordedAt, :madeBy)
      """)
  void add(
      @Bind("id") UUID id,
      @Bind("report") UUID report,
      @Bind("step") String step,
      @Bind("words") String words,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy);

  @SqlQuery(
      """
      SELECT step, words, recorded_at
      FROM triage.report_step
      WHERE report = :report
      ORDER BY id
      """)
  @RegisterConstructorMapper(StepRow.class)
  List<StepRow> of(@Bind("report") UUID report);

  /** A step as recorded. */
  record StepRow(String step, String words, Instant recordedAt) {}
}
