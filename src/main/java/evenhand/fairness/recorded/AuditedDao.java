package evenhand.fairness.recorded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.StatementContext;
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
      About about =
          new About(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getBoolean(4),
              row.getBoolean(5),
              row.getString(6));
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
  }
}
