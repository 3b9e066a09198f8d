package evenhand.duties;

import static evenhand.duties.Cases.SERGEANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R9, R17: an insider changes alike, in every table, what no entry says in the open. */
class InsiderRowsIT {
  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  /** A decision that time alone asks something of, with data about its victim. */
  private JsonNode waiting() {
    ObjectNode request = Requests.about("contact");
    String opened = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    request.withObject("/facts").put("opened_at", opened);
    request.putObject("monitoring").putObject("victim").put("sex", "F");
    return cases.decided(request);
  }

  private void assertFound(List<String> deed, String columns) throws SQLException {
    try (Connection connection = service.superuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertThat(Cases.differences(statement)).isEmpty();
      statement.execute("SET LOCAL session_replication_role = replica");
      for (String each : deed) {
        assertThat(statement.executeUpdate(each)).as(each).isPositive();
      }
      assertThat(Cases.differences(statement))
          .as(deed.toString())
          .singleElement()
          .asString()
          .contains(columns);
      connection.rollback();
    }
  }

  @Test
  void aDecisionMovedToAnotherContactInEveryTableIsFound() throws SQLException {
    JsonNode decided = waiting();
    String contact = "contact = '" + decided.get("contact").asText() + "'";
    assertFound(
        List.of(
            "UPDATE triage.decision SET contact = 'OTHER-1' WHERE " + contact,
            "UPDATE triage.contact_history SET contact = 'OTHER-1' WHERE " + contact,
            "UPDATE triage.reminder SET contact = 'OTHER-1' WHERE " + contact,
            "UPDATE triage.idempotency SET contact = 'OTHER-1' WHERE " + contact),
        "contact");
  }

  @Test
  void aClosingMovedToAnotherContactInEveryTableIsFound() throws SQLException {
    String closed = cases.closable().get("contact").asText();
    assertThat(cases.by(SERGEANT, "/v1/contacts/" + closed + "/close", "{}").status())
        .isBetween(200, 201);
    String contact = "contact = '" + closed + "'";
    assertFound(
        List.of(
            "UPDATE triage.contact_closed SET contact = 'OTHER-2' WHERE " + contact,
            "UPDATE triage.contact_history SET contact = 'OTHER-2' WHERE kind = 'closing' AND "
                + contact),
        "closing contact");
  }

  @Test
  void aDueTimePutOffInEveryTableIsFound() throws SQLException {
    String id = cases.decision();
    assertFound(
        List.of(
            """
            UPDATE triage.decision
            SET outcome = jsonb_set(outcome, '{actions}', (
              SELECT jsonb_agg(CASE WHEN a ? 'due'
                                    THEN a || '{"due": "2027-01-01T00:00:00Z"}' ELSE a END ORDER BY n)
              FROM jsonb_array_elements(outcome -> 'actions') WITH ORDINALITY AS t (a, n)))
            WHERE id = '%s'
            """
                .formatted(id),
            "UPDATE triage.contact_history SET first_due = '2027-01-01T00:00:00Z' WHERE id = '"
                + id
                + "'"),
        "due times");
  }

  @Test
  void aReminderPutOffOrTakenAwayIsFound() throws SQLException {
    String of = " WHERE decision_id = '" + waiting().at("/decisions/0/id").asText() + "'";
    assertFound(
        List.of("UPDATE triage.reminder SET due = due + interval '1 hour'" + of), "reminders");
    assertFound(List.of("DELETE FROM triage.reminder" + of), "reminders");
    assertFound(List.of("UPDATE triage.reminder SET contact = 'OTHER-3'" + of), "reminders");
  }

  @Test
  void aReminderOfNoDecisionIsFound() throws SQLException {
    String of = " FROM triage.reminder WHERE decision_id = '";
    String id = waiting().at("/decisions/0/id").asText();
    try (Connection connection = service.superuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET LOCAL session_replication_role = replica");
      statement.executeUpdate(
          "INSERT INTO triage.reminder (decision_id, place, contact, rulebook, kind, code, due)"
              + " SELECT gen_random_uuid(), place, contact, rulebook, kind, code, due"
              + of
              + id
              + "'");
      ResultSet stray =
          statement.executeQuery("SELECT count(*) FROM ledger.stray WHERE kind = 'reminder'");
      assertThat(stray.next()).isTrue();
      assertThat(stray.getInt(1)).isPositive();
      connection.rollback();
    }
  }

  @Test
  void aBandOfTheAuditThatIsChangedOrHiddenBehindALineBreakIsFound() throws SQLException {
    String id = cases.decision();
    assertFound(
        List.of(
            "UPDATE triage.decision SET compared = compared || '{\"shift\": \"day?\"}' WHERE id = '"
                + id
                + "'"),
        "compared");
    assertFound(
        List.of(
            """
            UPDATE triage.decision SET compared = (
              SELECT jsonb_build_object(
                min(key COLLATE "C"),
                string_agg(CASE n WHEN 1 THEN value ELSE 'compared=' || key || ' ' || value END,
                           chr(10) ORDER BY n))
              FROM (SELECT key, value, row_number() OVER (ORDER BY key COLLATE "C") AS n
                    FROM jsonb_each_text(compared)) line)
            WHERE id = '%s'
            """
                .formatted(id)),
        "compared");
    assertFound(
        List.of("UPDATE triage.decision SET compared = '[]' WHERE id = '" + id + "'"), "compared");
  }

  @Test
  void characteristicsFiledUnderAnotherKeyAreFound() throws SQLException {
    String id = waiting().at("/decisions/0/id").asText();
    assertFound(
        List.of(
            """
            WITH other AS (SELECT gen_random_uuid() AS key), person AS (
              UPDATE monitoring.person p SET monitoring_key = other.key
              FROM other, triage.decision d
              WHERE d.id = '%1$s' AND p.monitoring_key = d.monitoring_key)
            UPDATE triage.decision SET monitoring_key = other.key FROM other WHERE id = '%1$s'
            """
                .formatted(id)),
        "monitoring_key");
  }
}
