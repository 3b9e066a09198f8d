import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Repeats the recorded decisions of one rulebook until there are so many, each with a contact, a
 * person and an id of its own, and times a bare GROUP BY over the view that the audit reads. Run by
 * audit.sh.
 */
public final class Audit {
  /** The rows of one decision point, told apart as the audit does for its first set of strata. */
  private static final String BARE =
      """
      SELECT persons #>> '{suspect,ethnicity_self_defined}',
             persons #>> '{suspect,ethnicity_officer_defined}',
             outcome @> '{"grades": {"eligibility": "eligible"}}',
             compared ->> 'age_band', compared ->> 'gravity_final', count(*)
      FROM monitoring.audited_decision
      WHERE rulebook = 'diversion'
      GROUP BY 1, 2, 3, 4, 5
      """;

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long decisions = Long.parseLong(arguments[1]);
    Database database =
        Database.open(DatabaseSettings.embedded(folder), InstantSource.system());
    try (Connection connection =
        DriverManager.getConnection(
            database.address(),
            "postgres",
            Files.readString(folder.resolve("postgresql-password")))) {
      fill(connection, decisions);
      for (int run = 1; run <= 3; run++) {
        long begun = System.nanoTime();
        long rows = bare(connection);
        System.out.printf(
            Locale.ROOT, "bare GROUP BY, run %d: %.1f s, %d lines%n", run, seconds(begun), rows);
      }
    } finally {
      database.close();
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** The guard of append-only tables is off for this connection alone. */
  private static void fill(Connection connection, long decisions) throws SQLException {
    long begun = System.nanoTime();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute("SELECT setseed(0.5)");
      statement.execute(
          "CREATE TEMPORARY TABLE recorded AS SELECT row_number() OVER (ORDER BY id) - 1 AS place, *"
              + " FROM triage.decision WHERE rulebook = 'diversion' AND NOT contact LIKE 'B-%'");
      statement.execute("DELETE FROM triage.contact_history WHERE contact LIKE 'B-%'");
      statement.execute("DELETE FROM triage.decision WHERE contact LIKE 'B-%'");
      statement.execute("DELETE FROM monitoring.person WHERE role = 'suspect' AND salt = '\\x00'");
      copies(connection, decisions);
      statement.execute(
          """
          INSERT INTO triage.decision
            (id, intake_id, contact, rulebook, version, revision, as_of, recorded_at, made_by, outcome,
             rules, provisional, invented, monitoring_key, compared, entry)
          SELECT c.id, c.key, c.contact, r.rulebook, r.version, r.revision,
                 timestamptz '2026-08-24' + random() * interval '89 days', r.recorded_at, r.made_by,
                 r.outcome, r.rules, r.provisional, true, c.key, r.compared, r.entry
          FROM copies c JOIN recorded r USING (place)
          """);
      statement.execute(
          """
          INSERT INTO triage.contact_history
            (contact, id, kind, decision_id, rulebook, grades, provisional, blocks_close,
             holding_rules, made_by, recorded_at)
          SELECT c.contact, c.id, 'decision', c.id, r.rulebook, r.outcome -> 'grades', r.provisional,
                 false, '{}', r.made_by, r.recorded_at
          FROM copies c JOIN recorded r USING (place)
          """);
      statement.execute(
          """
          INSERT INTO monitoring.person
            (id, role, monitoring_key, ethnicity_self_defined, ethnicity_officer_defined, sex, age,
             salt)
          SELECT c.key, 'suspect', c.key,
                 (ARRAY['W1','W1','W1','W1','W2','W9','A1','A2','A3','B1','B2','B9','M1','O9',NULL,
                        'N1'])[1 + floor(random() * 16)::int],
                 (ARRAY['1','1','1','3','4','5',NULL])[1 + floor(random() * 7)::int],
                 (ARRAY['M','M','M','F'])[1 + floor(random() * 4)::int], 12 + (random() * 60)::int,
                 '\\x00'
          FROM copies c
          """);
      for (String table :
          new String[] {"triage.decision", "triage.contact_history", "monitoring.person"}) {
        statement.execute("VACUUM ANALYZE " + table);
      }
    }
    System.out.printf(Locale.ROOT, "%d decisions made in %.0f s%n", decisions, seconds(begun));
  }

  /** An id of version 7 each, within the month in which the first ones were recorded. */
  private static void copies(Connection connection, long decisions) throws SQLException {
    String sql =
        """
        CREATE TEMPORARY TABLE copies AS
        SELECT n, mod(n, (SELECT count(*) FROM recorded)) AS place, 'B-' || n AS contact,
               gen_random_uuid() AS key,
               (left(f.id::text, 15) || lpad(to_hex(mod(n, 4096)), 3, '0') || '-8' ||
                substr(gen_random_uuid()::text, 21))::uuid AS id
        FROM generate_series(1, %d) AS n, (SELECT min(id::text)::uuid AS id FROM recorded) AS f
        """;
    try (PreparedStatement make = connection.prepareStatement(sql.formatted(decisions))) {
      make.execute();
    }
  }

  private static long bare(Connection connection) throws SQLException {
    long rows = 0;
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(BARE)) {
      while (result.next()) {
        rows++;
      }
    }
    return rows;
  }
}
