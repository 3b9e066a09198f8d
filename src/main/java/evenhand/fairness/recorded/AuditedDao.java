package evenhand.fairness.recorded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads one rulebook's decisions, each once, within one snapshot. */
interface AuditedDao {

  /**
   * Streams decisions.
   *
   * @param periodFormat of PostgreSQL's to_char
   */
  @UseClasspathSqlLocator
  @SqlQuery
  @FetchSize(2_000)
  @RegisterRowMapper(Mapper.class)
  ResultIterable<Row> decisions(
      @Bind("rulebook") String rulebook,
      @Bind("from") Instant from,
      @Bind("until") Instant until,
      @Bind("periodFormat") String periodFormat);

  /** Streams the decisions of a replay, each under both revisions. */
  @UseClasspathSqlLocator
  @SqlQuery
  @FetchSize(2_000)
  @RegisterRowMapper(BothMapper.class)
  ResultIterable<Both> replayed(
      @Bind("replay") UUID replay, @Bind("periodFormat") String periodFormat);

  /** Revisions that came into force without the gate's yes, since the period began. */
  @SqlQuery(
      """
        SELECT version, revision, kind, effective_from, reason
        FROM monitoring.audited_activation
        WHERE rulebook = :rulebook AND effective_from >= :from
        ORDER BY effective_from, revision
        """)
  @RegisterConstructorMapper(LetPassRow.class)
  List<LetPassRow> letPass(@Bind("rulebook") String rulebook, @Bind("from") Instant from);

  /** A revision in force without the gate's yes. */
  record LetPassRow(
      String version, String revision, String kind, Instant effectiveFrom, String reason) {}

  /**
   * A decision as PostgreSQL writes it; JSON is text.
   *
   * @param about its revision and circumstances
   * @param rules apart by spaces
   * @param response what a person did with it; null where nobody responded
   * @param laterOutcomes null where none is recorded
   */
  record Row(
      About about,
      String rules,
      String advice,
      @Nullable String persons,
      String compared,
      @Nullable Response response,
      @Nullable String laterOutcomes) {}

  /** A decision as it was made, and as the other revision makes it. */
  record Both(Row before, Row after) {}

  /** Under which revision, by whom, when. */
  record About(
      String version,
      String revision,
      String madeBy,
      boolean isInvented,
      boolean isFirst,
      String period) {}

  /** What a person did with a decision. */
  record Response(
      boolean isAccepted,
      boolean isLowered,
      @Nullable String reason,
      @Nullable String confirmations) {}

  /** Reads by place: millions of rows come this way. */
  final class Mapper implements RowMapper<Row> {
    @Override
    public Row map(ResultSet row, StatementContext context) throws SQLException {
      About about = about(row);
      boolean isAccepted = row.getBoolean(11);
      Response response =
          row.wasNull()
              ? null
              : new Response(isAccepted, row.getBoolean(12), row.getString(13), row.getString(14));
      return new Row(
          about,
          row.getString(7),
          row.getString(8),
          row.getString(9),
          row.getString(10),
          response,
          row.getString(15));
    }

    private static About about(ResultSet row) throws SQLException {
      return new About(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getBoolean(4),
          row.getBoolean(5),
          row.getString(6));
    }
  }

  /** The same of a replay, without what is of the decision as made: responses, later outcomes. */
  final class BothMapper implements RowMapper<Both> {
    @Override
    public Both map(ResultSet row, StatementContext context) throws SQLException {
      About about = Mapper.about(row);
      String persons = row.getString(11);
      String compared = row.getString(12);
      return new Both(
          new Row(about, row.getString(7), row.getString(8), persons, compared, null, null),
          new Row(about, row.getString(9), row.getString(10), persons, compared, null, null));
    }
  }
}
