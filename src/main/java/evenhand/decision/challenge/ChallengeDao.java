package evenhand.decision.challenge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Challenges, extensions and answers. */
@RegisterConstructorMapper(ChallengeDao.ChallengeRow.class)
interface ChallengeDao {
  /** The start of every query of challenges. */
  String CHALLENGE =
      """
      SELECT c.id, c.decision_id, c.contested, c.made_for, c.reference,
             coalesce(c.received_on, (c.recorded_at AT TIME ZONE 'Europe/London')::date)
               AS received_on,
             coalesce(e.due, c.due) AS due, c.recorded_at, c.made_by,
             e.reason_code AS extended_reason, e.recorded_at AS extended_at,
             e.made_by AS extended_by,
             a.id AS answer_id, a.answer, a.reason_code AS answer_reason, a.new_decision,
             a.recorded_at AS answered_at, a.made_by AS answered_by
      FROM triage.challenge c
      LEFT JOIN triage.challenge_extended e ON e.challenge_id = c.id
      LEFT JOIN triage.challenge_answered a ON a.challenge_id = c.id
      """;

  /** Challenges that nobody has answered and that are due before a day, the earliest first. */
  @SqlQuery(
      CHALLENGE
          + """
          WHERE a.id IS NULL
            AND (:dueBefore::date IS NULL OR coalesce(e.due, c.due) < :dueBefore::date)
          ORDER BY coalesce(e.due, c.due), c.id
          LIMIT :limit
          """)
  List<ChallengeRow> open(
      @Bind("dueBefore") @Nullable LocalDate dueBefore, @Bind("limit") int limit);

  @SqlQuery(CHALLENGE + "WHERE c.id = :id")
  Optional<ChallengeRow> find(@Bind("id") UUID id);

  /** Whether another challenge of the accuracy of a decision waits for an answer or was right. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM triage.challenge c
        WHERE c.decision_id = :decision AND c.contested = 'ACCURACY' AND c.id <> :id
          AND NOT EXISTS (
            SELECT FROM triage.challenge_answered a
            WHERE a.challenge_id = c.id AND a.answer = 'rejected'))
      """)
  boolean isContestedElsewhere(@Bind("decision") UUID decision, @Bind("id") UUID id);

  /** Everyone who had a part in a decision: made it, responded to it, or agreed to a response. */
  @SqlQuery(
      """
      SELECT made_by FROM triage.decision WHERE id = :decision
      UNION SELECT made_by FROM triage.response WHERE decision_id = :decision
      UNION SELECT codes ->> 'supervisor' FROM triage.response
            WHERE decision_id = :decision AND codes ->> 'supervisor' IS NOT NULL
      """)
  Set<String> involved(@Bind("decision") UUID decision);

  @SqlUpdate(
      """
      INSERT INTO triage.challenge
        (id, decision_id, contested, made_for, reference, received_on, due, recorded_at, made_by)
      VALUES
        (:id, :decision, :contested, :madeFor, :reference, :receivedOn, :due, :recordedAt, :madeBy)
      """)
  void add(@BindMethods NewChallenge challenge);

  /** Returns 0 where it was extended already. */
  @SqlUpdate(
      """
      INSERT INTO triage.challenge_extended
        (challenge_id, id, reason_code, due, recorded_at, made_by)
      VALUES (:challenge, :id, :reason, :due, :recordedAt, :madeBy)
      ON CONFLICT (challenge_id) DO NOTHING
      """)
  int extend(
      @Bind("challenge") UUID challenge,
      @Bind("id") UUID id,
      @Bind("reason") String reason,
      @Bind("due") LocalDate due,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy);

  /** Returns 0 where it was answered already. */
  @SqlUpdate(
      """
      INSERT INTO triage.challenge_answered
        (challenge_id, id, answer, reason_code, new_decision, recorded_at, made_by)
      VALUES (:challenge, :id, :answer, :reason, :newDecision, :recordedAt, :madeBy)
      ON CONFLICT (challenge_id) DO NOTHING
      """)
  int answer(@BindMethods NewAnswer answer);

  /** A challenge to be kept. */
  record NewChallenge(
      UUID id,
      UUID decision,
      String contested,
      String madeFor,
      String reference,
      LocalDate receivedOn,
      LocalDate due,
      Instant recordedAt,
      String madeBy) {}

  /** An answer to be kept. */
  record NewAnswer(
      UUID challenge,
      UUID id,
      String answer,
      String reason,
      @Nullable UUID newDecision,
      Instant recordedAt,
      String madeBy) {}

  /** A challenge as read back; what has not happened is missing. */
  record ChallengeRow(
      UUID id,
      UUID decisionId,
      String contested,
      String madeFor,
      String reference,
      LocalDate receivedOn,
      LocalDate due,
      Instant recordedAt,
      String madeBy,
      @Nullable String extendedReason,
      @Nullable Instant extendedAt,
      @Nullable String extendedBy,
      @Nullable UUID answerId,
      @Nullable String answer,
      @Nullable String answerReason,
      @Nullable UUID newDecision,
      @Nullable Instant answeredAt,
      @Nullable String answeredBy) {}
}
