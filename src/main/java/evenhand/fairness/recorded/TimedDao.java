package evenhand.fairness.recorded;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Counts contacts by how long something took. */
interface TimedDao {

  /** Contacts whose decisions asked for an action, or that are excused from it. */
  @SqlQuery(
      """
      SELECT coalesce(persons #>> ARRAY[:whose, :characteristic], '') AS recorded,
             coalesce(compared ->> :place, '') AS place,
             flags @> ARRAY[:excused::text] AS excused,
             (times ->> :outcome)::bigint AS minutes,
             count(*) AS contacts,
             bool_or(invented) AS invented
      FROM monitoring.audited_time
      WHERE rulebook = :rulebook AND as_of_hour >= :from AND as_of_hour < :until
        AND (actions @> ARRAY[:action::text] OR flags @> ARRAY[:excused::text])
      GROUP BY 1, 2, 3, 4
      ORDER BY 1, 2, 3, 4
      """)
  @RegisterConstructorMapper(Alike.class)
  List<Alike> count(
      @Bind("rulebook") String rulebook,
      @Bind("from") Instant from,
      @Bind("until") Instant until,
      @BindMethods Clock clock);

  /**
   * What is timed.
   *
   * @param excused a flag; empty text where there is none
   */
  record Clock(
      String whose,
      String characteristic,
      String place,
      String outcome,
      String action,
      String excused) {}

  /** Contacts that are alike in group, place and minutes. */
  record Alike(
      String recorded,
      String place,
      boolean excused,
      @Nullable Long minutes,
      long contacts,
      boolean invented) {}
}
