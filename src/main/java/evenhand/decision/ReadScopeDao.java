package evenhand.decision;

import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Tells the database for one transaction who reads, and how far. */
interface ReadScopeDao {
  @SqlQuery(
      """
      SELECT set_config('evenhand.reach', :reach, true)
          || set_config('evenhand.caller', :caller, true)
      """)
  String narrow(@Bind("reach") String reach, @Bind("caller") String caller);
}
