package evenhand.duties;

import static evenhand.duties.Cases.HANDLER;
import static evenhand.duties.Cases.SERGEANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A superuser forges every column of every record, one after the other, and each is found. */
class InsiderColumnsIT {
  private static final String NEW_DISCLOSURE_IS_OLD =
      """
      WITH old AS (
        UPDATE triage.disclosure SET recorded_at = recorded_at - interval '1 hour'
        WHERE decision_id = '%1$s' RETURNING id, recorded_at)
      UPDATE ledger.access a
      SET recorded_at = old.recorded_at,
          entry = convert_to(jsonb_set(convert_from(entry, 'UTF8')::jsonb, '{recorded_at}',
                    to_jsonb(old.recorded_at))::text, 'UTF8')
      FROM old WHERE a.id = old.id
      """;

  /** What no entry and no other table says a second time, and why. */
  private static final Set<String> ALONE =
      Set.of(
          // The tree holds these bytes: what differs from their hash is found by InsiderIT.
          "triage.decision.entry",
          "triage.response.entry",
          "triage.outcome_record.entry",
          "triage.monitoring_given.entry",
          "triage.action_done.entry",
          "triage.contact_closed.entry",
          "ledger.access.entry",
          "ledger.event.entry");

  private static RunningService service;
  private static Cases cases;
  private static String decision;
  private static String closed;

  private record Target(String table, String where) {}

  @BeforeAll
  static void everyTableHoldsARow() {
    service = RunningService.shared();
    cases = new Cases(service);
    JsonNode decided = cases.decided();
    decision = decided.at("/decisions/0/id").asText();
    String path = "/v1/decisions/" + decision;
    String set =
        "{\"accepted\": false, \"to\": {\"grades\": {\"da_risk\": \"high\"}}, \"reason\": \"seen\"}";
    assertThat(cases.by(HANDLER, path + "/response", set).status()).isEqualTo(201);
    post(path + "/outcomes", "{\"kind\": \"harm\", \"at\": \"2026-11-01T00:00:00.123Z\"}");
    post(path + "/monitoring", "{\"victim\": {\"sex\": \"F\"}}");
    post("/v1/actions/" + decision + ".0/done", "{}");
    post(path + "/hold", "{\"held\": true, \"reason_code\": \"COURT\"}");
    post(path + "/retention", "{\"class\": \"GROUP_2\"}");
    post(
        path + "/retention",
        "{\"class\": \"GROUP_3\", \"reviewed\": true, \"reason_code\": \"STILL_NEEDED\"}");
    assertThat(service.get(path + ".html?recipient=CPS").status()).isEqualTo(200);
    String challenge =
        post(
                path + "/challenge",
                "{\"contested\": \"ACCURACY\", \"for\": \"person\", \"reference\": \"C-3\"}")
            .get("id")
            .asText();
    post("/v1/challenges/" + challenge + "/extension", "{\"reason_code\": \"COMPLEX\"}");
    String corrected = cases.correcting(decision);
    post(
        "/v1/challenges/" + challenge + "/answer",
        "{\"answer\": \"changed\", \"reason_code\": \"WRONG\", \"new_decision\": \""
            + corrected
            + "\"}");
    for (JsonNode notice : service.get("/v1/notices").json().get("notices")) {
      if (notice.get("decision").asText().equals(decision)) {
        post("/v1/notices/" + notice.get("id").asText() + "/done", "{}");
      }
    }
    for (boolean off : List.of(true, false)) {
      post(
          "/v1/rulebooks/fraud-online/people-only",
          "{\"people_only\": " + off + ", \"reason\": \"A test of what is recorded.\"}");
    }
    closed = cases.closable().get("contact").asText();
    post("/v1/contacts/" + closed + "/close", "{}");
  }

  private static JsonNode post(String path, String body) {
    Answer answer = cases.by(SERGEANT, path, body);
    assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 201);
    return answer.json();
  }

  private static List<Target> targets() {
    String of = "decision_id = '" + decision + "'";
    String challenged = "(SELECT id FROM triage.challenge WHERE " + of + ")";
    String events = "convert_from(entry, 'UTF8')::jsonb ->> 'decision' = '" + decision + "'";
    List<Target> targets = new ArrayList<>();
    for (String table :
        List.of(
            "response",
            "outcome_record",
            "monitoring_given",
            "action_done",
            "hold",
            "restriction",
            "challenge",
            "disclosure",
            "notice")) {
      targets.add(new Target("triage." + table, of));
    }
    for (String reviewed : List.of("IS NULL", "IS NOT NULL")) {
      targets.add(new Target("triage.retention", of + " AND reason_code " + reviewed));
    }
    for (String table : List.of("challenge_extended", "challenge_answered")) {
      targets.add(new Target("triage." + table, "challenge_id IN " + challenged));
    }
    String notices = "(SELECT id FROM triage.notice WHERE " + of + ")";
    targets.add(new Target("triage.notice_given", "notice_id IN " + notices));
    targets.add(new Target("triage.people_only", "rulebook = 'fraud-online'"));
    targets.add(new Target("triage.decision", "id = '" + decision + "'"));
    targets.add(new Target("triage.decision", "supersedes = '" + decision + "'"));
    for (String kind : List.of("decision", "response")) {
      targets.add(new Target("triage.contact_history", of + " AND kind = '" + kind + "'"));
    }
    String contact = "contact = '" + closed + "'";
    targets.add(new Target("triage.contact_history", contact + " AND kind = 'closing'"));
    targets.add(new Target("triage.contact_closed", contact));
    targets.add(new Target("ledger.access", "record_id = '" + decision + "'"));
    targets.add(new Target("ledger.event", events));
    return targets;
  }

  @Test
  void everyColumnThatIsForgedIsFound() throws SQLException {
    List<String> unnoticed = new ArrayList<>();
    int forged = 0;
    try (Connection connection = service.superuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertThat(Cases.differences(statement)).isEmpty();
      for (Target target : targets()) {
        for (Map.Entry<String, String> column : columns(statement, target.table()).entrySet()) {
          String name = target.table() + "." + column.getKey();
          if (ALONE.contains(name)) {
            continue;
          }
          dropChecks(statement, target.table());
          statement.execute("SET LOCAL session_replication_role = replica");
          String change =
              "UPDATE %s SET %s = %s WHERE %s"
                  .formatted(target.table(), column.getKey(), column.getValue(), target.where());
          assertThat(statement.executeUpdate(change)).as(change).isPositive();
          forged++;
          if (Cases.differences(statement).isEmpty()) {
            unnoticed.add(change);
          }
          connection.rollback();
        }
      }
    }
    assertThat(unnoticed).isEmpty();
    assertThat(forged).isGreaterThan(170);
    System.err.println("columns forged by a superuser, each found: " + forged);
  }

  @Test
  void aRowThatIsTakenAwayOrPutInIsFound() throws SQLException {
    String notice = "FROM triage.notice WHERE decision_id = '" + decision + "'";
    String step = "FROM triage.contact_history WHERE decision_id = '" + decision + "'";
    List<String> deeds =
        List.of(
            "DELETE FROM triage.notice_given WHERE notice_id IN (SELECT id " + notice + ")",
            "DELETE " + notice,
            "DELETE " + step,
            "DELETE FROM triage.disclosure WHERE decision_id = '" + decision + "'",
            "INSERT INTO triage.contact_history SELECT 'FORGED', id, kind, decision_id, rulebook,"
                + " grades, provisional, blocks_close, holding_rules, supersedes, first_due,"
                + " made_by, recorded_at "
                + step,
            "INSERT INTO triage.notice SELECT gen_random_uuid(), gen_random_uuid(), cause,"
                + " decision_id, recipient, recorded_at "
                + notice,
            "INSERT INTO triage.hold SELECT gen_random_uuid(), decision_id, false, 'ENDED', now(),"
                + " made_by FROM triage.hold WHERE decision_id = '"
                + decision
                + "'");
    try (Connection connection = service.superuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String deed : deeds) {
        statement.execute("SET LOCAL session_replication_role = replica");
        assertThat(statement.executeUpdate(deed)).as(deed).isPositive();
        assertThat(Cases.differences(statement)).as(deed).isNotEmpty();
        connection.rollback();
      }
    }
  }

  /** Nothing is left of a notice that nobody has given: only whom it was for tells of it. */
  @Test
  void aNoticeThatNobodyHasGivenIsMissed() throws SQLException {
    String open = cases.decision();
    assertThat(service.get("/v1/decisions/" + open + ".html?recipient=CPS").status())
        .isEqualTo(200);
    post(
        "/v1/decisions/" + open + "/restriction",
        "{\"restricted\": true, \"reason_code\": \"ASKED\"}");
    try (Connection connection = service.superuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String deed :
          List.of(
              "DELETE FROM triage.notice WHERE decision_id = '" + open + "'",
              "UPDATE triage.notice SET recipient = 'X' WHERE decision_id = '" + open + "'")) {
        statement.execute("SET LOCAL session_replication_role = replica");
        statement.execute(NEW_DISCLOSURE_IS_OLD.formatted(open));
        assertThat(Cases.differences(statement)).as("before: " + deed).isEmpty();
        assertThat(statement.executeUpdate(deed)).isOne();
        assertThat(Cases.differences(statement))
            .as(deed)
            .anyMatch(it -> it.contains("notice to CPS"));
        connection.rollback();
      }
    }
  }

  /** Column to an expression that gives it another value. */
  private static Map<String, String> columns(Statement statement, String table)
      throws SQLException {
    Map<String, String> columns = new java.util.TreeMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT column_name, data_type FROM information_schema.columns"
                + " WHERE format('%I.%I', table_schema, table_name) = '"
                + table
                + "'")) {
      while (rows.next()) {
        String name = rows.getString(1);
        columns.put(name, forged(name, rows.getString(2)));
      }
    }
    assertThat(columns).isNotEmpty();
    return columns;
  }

  private static String forged(String name, String type) {
    return switch (type) {
      case "uuid" -> "gen_random_uuid()";
      case "text" -> "coalesce(" + name + ", '') || 'x'";
      case "boolean" -> "NOT " + name;
      case "date" -> name + " + 1";
      case "smallint", "integer", "bigint" -> "coalesce(" + name + ", 0) + 1";
      case "timestamp with time zone" -> "coalesce(" + name + ", now()) + interval '1 hour'";
      case "jsonb" -> name + " || '{\"flags\": [\"FORGED\"]}'";
      case "ARRAY" -> "array_append(" + name + ", 'FORGED')";
      default -> "'\\x00'";
    };
  }

  /** Whoever turns triggers off does not stop at a check. */
  private static void dropChecks(Statement statement, String table) throws SQLException {
    statement.execute(
        """
        DO $$ DECLARE name text; BEGIN
          FOR name IN SELECT conname FROM pg_constraint
                      WHERE conrelid = '%1$s'::regclass AND contype = 'c' LOOP
            EXECUTE format('ALTER TABLE %1$s DROP CONSTRAINT %%I', name);
          END LOOP;
        END $$
        """
            .formatted(table));
  }
}
