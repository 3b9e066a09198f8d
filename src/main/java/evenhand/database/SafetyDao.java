package evenhand.database;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Asks a server what it promises about a commit, and what the login may do. */
interface SafetyDao {

  /** Settings under which an acknowledged commit could be lost, as "name is value". */
  @SqlQuery(
      """
      SELECT name || ' is ' || setting
      FROM pg_settings
      WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'
      ORDER BY name
      """)
  List<String> unsafeSettings();

  /** Whether the login could change or remove records because it owns them or is a superuser. */
  @SqlQuery(
      """
      SELECT rolsuper OR pg_has_role(oid, 'evenhand_owner', 'MEMBER')
      FROM pg_roles
      WHERE rolname = current_user
      """)
  boolean ownsRecords();
}
