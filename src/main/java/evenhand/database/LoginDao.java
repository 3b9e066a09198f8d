package evenhand.database;

import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Logins of the embedded server, which get a new password at every start. */
interface LoginDao {

  @Transaction
  default void grant(Credentials login, String group) {
    set(login.user(), login.password(), group);
    apply();
  }

  /** A utility statement takes no parameters, so they pass through settings of the transaction. */
  @SqlQuery(
      """
      SELECT set_config('evenhand.login', :login, true)
          || set_config('evenhand.password', :password, true)
          || set_config('evenhand.group', :group, true)
      """)
  String set(
      @Bind("login") String login, @Bind("password") String password, @Bind("group") String group);

  @SqlUpdate(
      """
      DO $$
      DECLARE
        login text := current_setting('evenhand.login');
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
          EXECUTE format('CREATE ROLE %I', login);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER PASSWORD %L',
          login, current_setting('evenhand.password'));
        EXECUTE format('GRANT %I TO %I', current_setting('evenhand.group'), login);
      END
      $$
      """)
  void apply();

  @SqlQuery("SELECT EXISTS (SELECT FROM pg_database WHERE datname = 'evenhand')")
  boolean hasDatabase();

  @SqlUpdate("CREATE DATABASE evenhand")
  void createDatabase();
}
