package evenhand.governance.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Recorded cases a page at a time, and what became of them when they were decided again. */
interface ReplayDao {

  /**
   * The next cases of a rulebook after an id, in the order of their ids; not those for which
   * nothing was suggested, for there is nothing to hold them against.
   */
  @SqlQuery(
      """
      SELECT d.id, d.version, d.revision, d.as_of, d.outcome::text AS outcome, d.rules, a.sealed,
             k.key
      FROM triage.decision d
      LEFT JOIN subject.answers a ON a.decision_id = d.id
      LEFT JOIN subject.answer_key k ON k.decision_id = d.id
      WHERE d.rulebook = :rulebook AND d.id > :after
        AND (:from::timestamptz IS NULL OR d.as_of >= :from)
        AND (:until::timestamptz IS NULL OR d.as_of < :until)
        AND NOT d.outcome -> 'reviews' @> '[{"code": "PEOPLE_ONLY"}]'
        AND (d.id > :newest OR mod(abs(hashtextextended(d.id::text, 0)), :slices) = :slice)
      ORDER BY d.id
      LIMIT :limit
      """)
  @RegisterConstructorMapper(RecordedCase.class)
  List<RecordedCase> next(
      @BindMethods Scope scope, @Bind("after") UUID after, @Bind("limit") int limit);

  /** Cases by their ids. */
  @SqlQuery(
      """
      SELECT d.id, d.version, d.revision, d.as_of, d.outcome::text AS outcome, d.rules, a.sealed,
             k.key
      FROM triage.decision d
      LEFT JOIN subject.answers a ON a.decision_id = d.id
      LEFT JOIN subject.answer_key k ON k.decision_id = d.id
      WHERE d.id = ANY (:ids)
      """)
  @RegisterConstructorMapper(RecordedCase.class)
  List<RecordedCase> cases(@Bind("ids") UUID[] ids);

  @SqlQuery(
      """
      SELECT decision_id FROM triage.replayed
      WHERE replay_id = :replay AND became IN ('changed', 'refused')
      """)
  List<UUID> different(@Bind("replay") UUID replay);

  @SqlQuery("SELECT DISTINCT rulebook FROM triage.rulebook_revision ORDER BY rulebook")
  List<String> rulebooks();

  @SqlQuery(
      """
      SELECT count(*)
      FROM triage.decision d
      WHERE d.rulebook = :rulebook
        AND (:from::timestamptz IS NULL OR d.as_of >= :from)
        AND (:until::timestamptz IS NULL OR d.as_of < :until)
        AND NOT d.outcome -> 'reviews' @> '[{"code": "PEOPLE_ONLY"}]'
        AND (d.id > :newest OR mod(abs(hashtextextended(d.id::text, 0)), :slices) = :slice)
      """)
  long count(@BindMethods Scope scope);

  @SqlUpdate(
      """
      INSERT INTO triage.replay
        (id, kind, rulebook, revision, base, from_at, until_at, started_at, made_by)
      VALUES (:id, :kind, :rulebook, :revision, :base, :from, :until, :startedAt, :madeBy)
      """)
  void begin(@BindMethods ReplayRow replay);

  @SqlBatch(
      """
      INSERT INTO triage.replayed
        (replay_id, decision_id, became, outcome, rules, base_outcome, base_rules)
      VALUES
        (:replayId, :decisionId, :became, :outcome::jsonb, :rules, :baseOutcome::jsonb, :baseRules)
      ON CONFLICT DO NOTHING
      """)
  void add(@BindMethods List<ReplayedRow> rows);

  @SqlUpdate(
      """
      INSERT INTO triage.replay_finished (replay_id, finished_at, report)
      VALUES (:replay, :finishedAt, :report)
      """)
  void finish(
      @Bind("replay") UUID replay,
      @Bind("finishedAt") Instant finishedAt,
      @Bind("report") String report);

  @SqlQuery(
      """
      SELECT became, count(*) AS decisions FROM triage.replayed
      WHERE replay_id = :replay
      GROUP BY became
      """)
  @RegisterConstructorMapper(BecameCount.class)
  List<BecameCount> counts(@Bind("replay") UUID replay);

  /** The next changed decisions after an id, before and after. */
  @SqlQuery(
      """
      SELECT d.id, coalesce(r.base_outcome, d.outcome)::text AS before,
             coalesce(r.base_rules, d.rules) AS rules_before, r.outcome::text AS after,
             r.rules AS rules_after
      FROM triage.replayed r
      JOIN triage.decision d ON d.id = r.decision_id
      WHERE r.replay_id = :replay AND r.became = 'changed' AND r.decision_id > :after
      ORDER BY r.decision_id
      LIMIT :limit
      """)
  @RegisterConstructorMapper(ChangedCase.class)
  List<ChangedCase> changed(
      @Bind("replay") UUID replay, @Bind("after") UUID after, @Bind("limit") int limit);

  /** The newest report of some kind on a rulebook, under one revision or any. */
  @SqlQuery(
      """
      SELECT f.report
      FROM triage.replay_finished f
      JOIN triage.replay r ON r.id = f.replay_id
      WHERE r.rulebook = :rulebook AND r.kind = :kind
        AND (:revision::text IS NULL OR r.revision = :revision)
      ORDER BY f.finished_at DESC, r.id DESC
      LIMIT 1
      """)
  Optional<String> newestReport(
      @Bind("rulebook") String rulebook,
      @Bind("kind") String kind,
      @Bind("revision") @Nullable String revision);

  /** Every report of some kind on one revision, newest first. */
  @SqlQuery(
      """
      SELECT f.report
      FROM triage.replay_finished f
      JOIN triage.replay r ON r.id = f.replay_id
      WHERE r.rulebook = :rulebook AND r.kind = :kind AND r.revision = :revision
      ORDER BY f.finished_at DESC, r.id DESC
      """)
  List<String> reports(
      @Bind("rulebook") String rulebook,
      @Bind("kind") String kind,
      @Bind("revision") String revision);

  /**
   * Which cases: all, or those after {@code newest} and one of {@code slices} parts of the others.
   */
  record Scope(
      String rulebook,
      @Nullable Instant from,
      @Nullable Instant until,
      UUID newest,
      int slices,
      int slice) {}

  /** A case as recorded; sealed answers and key are missing where it was erased. */
  record RecordedCase(
      UUID id,
      String version,
      String revision,
      Instant asOf,
      String outcome,
      List<String> rules,
      byte @Nullable [] sealed,
      byte @Nullable [] key) {}

  /** A replay as it begins; {@code base} is the revision that it is held against. */
  record ReplayRow(
      UUID id,
      String kind,
      String rulebook,
      @Nullable String revision,
      @Nullable String base,
      @Nullable Instant from,
      @Nullable Instant until,
      Instant startedAt,
      String madeBy) {}

  /** What became of one decision; what the base makes of it where that is not as recorded. */
  record ReplayedRow(
      UUID replayId,
      UUID decisionId,
      String became,
      @Nullable String outcome,
      String @Nullable [] rules,
      @Nullable String baseOutcome,
      String @Nullable [] baseRules) {}

  /** How many became what. */
  record BecameCount(String became, long decisions) {}

  /** A decision that comes out differently. */
  record ChangedCase(
      UUID id, String before, List<String> rulesBefore, String after, List<String> rulesAfter) {}
}
