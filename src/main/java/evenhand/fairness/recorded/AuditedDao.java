package evenhand.fairness.recorded;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Statements on one rulebook's decisions, within one snapshot. */
interface AuditedDao {

  /** A narrow copy of one rulebook's decisions, gone with the transaction. */
  @SqlUpdate(
      """
        CREATE TEMPORARY TABLE audited (
          version text, revision text, as_of_hour timestamptz, made_by text, invented boolean,
          outcome jsonb, rules text[], first_of_contact boolean, persons jsonb, accepted boolean,
          lowered boolean, reason text, later_outcomes jsonb, compared jsonb
        ) ON COMMIT DROP
        """)
  void createCopy();

  @UseClasspathSqlLocator
  @SqlUpdate
  long copy(
      @Bind("rulebook") String rulebook, @Bind("from") Instant from, @Bind("until") Instant until);

  /** The same of replayed decisions, as they were made or as the other revision makes them. */
  @UseClasspathSqlLocator
  @SqlUpdate
  long copyReplayed(@Bind("replay") UUID replay, @Bind("isAfter") boolean isAfter);

  @UseClasspathSqlLocator
  @SqlQuery
  @RegisterConstructorMapper(Pair.class)
  List<Pair> pairs(
      @BindMethods Selection selection,
      @Bind("replay") UUID replay,
      @Bind("role") String role,
      @Bind("characteristic") String characteristic);

  @SqlQuery(
      """
        SELECT version, revision, effective_from, reason
        FROM monitoring.audited_activation
        WHERE rulebook = :rulebook AND effective_from >= :from
        ORDER BY effective_from, revision
        """)
  @RegisterConstructorMapper(LetPassRow.class)
  List<LetPassRow> letPass(@Bind("rulebook") String rulebook, @Bind("from") Instant from);

  @SqlUpdate("ANALYZE audited")
  void analyze();

  @UseClasspathSqlLocator
  @SqlQuery
  @FetchSize(2_000)
  @RegisterConstructorMapper(Alike.class)
  ResultIterable<Alike> count(@BindMethods Selection selection, @BindMethods Reading reading);

  @SqlQuery(
      """
        SELECT version, revision, count(*) AS decisions, bool_or(invented) AS invented
        FROM audited
        GROUP BY version, revision
        ORDER BY version, revision
        """)
  @RegisterConstructorMapper(Used.class)
  List<Used> revisions();

  @SqlQuery(
      """
        SELECT coalesce(persons #>> ARRAY[:role, :characteristic], '') AS recorded,
               rule AS name, '' AS detail, count(*) AS decisions
        FROM audited CROSS JOIN unnest(array_append(rules, '')) AS rule
        GROUP BY 1, 2
        """)
  @RegisterConstructorMapper(GroupCount.class)
  List<GroupCount> rules(@Bind("role") String role, @Bind("characteristic") String characteristic);

  @SqlQuery(
      """
        SELECT coalesce(persons #>> ARRAY[:role, :characteristic], '') AS recorded,
               CASE WHEN accepted THEN 'accepted' WHEN lowered THEN 'milder' ELSE 'harsher' END
                 AS name,
               CASE WHEN accepted THEN '' ELSE coalesce(reason, 'not given') END AS detail,
               count(*) AS decisions
        FROM audited
        WHERE accepted IS NOT NULL
        GROUP BY 1, 2, 3
        """)
  @RegisterConstructorMapper(GroupCount.class)
  List<GroupCount> responses(
      @Bind("role") String role, @Bind("characteristic") String characteristic);

  @SqlQuery(
      """
        SELECT made_by AS name, count(*) AS responses,
               count(*) FILTER (WHERE NOT accepted) AS overrides
        FROM audited
        WHERE accepted IS NOT NULL
        GROUP BY made_by
        """)
  @RegisterConstructorMapper(Handler.class)
  List<Handler> handlers();

  @SqlQuery(
      """
        SELECT coalesce(persons #>> ARRAY[:role, :characteristic], '') AS recorded,
               u.name, coalesce(compared ->> u.name, '') AS detail, count(*) AS decisions
        FROM audited CROSS JOIN unnest(:columns::text[]) AS u(name)
        GROUP BY 1, 2, 3
        """)
  @RegisterConstructorMapper(GroupCount.class)
  List<GroupCount> byColumn(
      @Bind("role") String role,
      @Bind("characteristic") String characteristic,
      @Bind("columns") String[] columns);

  /**
   * What makes a decision count as selected: any of these.
   *
   * @param outcomes JSON that the outcome contains
   * @param responses JSON that accepted and lowered contain
   * @param later JSON that the later outcomes contain
   * @param isAnsweredOnly whether only decisions with a response count at all
   * @param deciding rules that each selected decision is told apart by
   */
  record Selection(
      String[] outcomes,
      String[] rules,
      String[] responses,
      String[] later,
      boolean isAnsweredOnly,
      String[] deciding) {}

  /**
   * Whose group is read, and how.
   *
   * @param columns compared within, in the order in which values come back
   * @param periodFormat of PostgreSQL's to_char
   */
  record Reading(
      String role,
      String characteristic,
      @Nullable String positiveOutcome,
      @Nullable String positiveAnswer,
      String[] columns,
      String periodFormat) {}

  /** Decisions that are alike in all that is compared. */
  record Alike(
      String recorded,
      String officerDefined,
      boolean selected,
      @Nullable Boolean positive,
      List<String> cells,
      String period,
      List<String> deciding,
      long decisions,
      long firsts) {}

  /** Decisions of a recorded group that two revisions select alike. */
  record Pair(String recorded, boolean before, boolean after, long decisions) {
    /** All, selected before, gained, lost. */
    static final int COUNTS = 4;

    void addTo(int[] counts) {
      int count = Math.toIntExact(decisions);
      counts[0] += count;
      counts[1] += before ? count : 0;
      counts[2] += after && !before ? count : 0;
      counts[3] += before && !after ? count : 0;
    }
  }

  /** A revision in force although the gate said no. */
  record LetPassRow(String version, String revision, Instant effectiveFrom, String reason) {}

  /** A group as recorded and something counted of it. */
  record GroupCount(String recorded, String name, String detail, long decisions) {}

  /** A revision in use. */
  record Used(String version, String revision, long decisions, boolean invented) {}

  /** A handler's responses. */
  record Handler(String name, long responses, long overrides) {}
}
