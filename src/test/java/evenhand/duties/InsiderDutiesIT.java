package evenhand.duties;

import static evenhand.duties.Cases.SERGEANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.RunningService;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What duties add to the records is guarded as the others are: refused, and found where forced. */
class InsiderDutiesIT {
  private static final List<String> TABLES =
      List.of(
          "triage.restriction",
          "triage.challenge",
          "triage.challenge_extended",
          "triage.challenge_answered",
          "triage.disclosure",
          "triage.notice",
          "triage.notice_given",
          "triage.people_only",
          "ledger.access");

  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  private void fill() {
    String decision = cases.decision();
    service.get("/v1/decisions/" + decision + ".html?recipient=CPS");
    String challenge =
        cases
            .by(
                "portal-1",
                "/v1/decisions/" + decision + "/challenge",
                "{\"contested\":\"ACCURACY\",\"for\":\"person\",\"reference\":\"C-2\"}")
            .json()
            .get("id")
            .asText();
    String code = "{\"reason_code\": \"COMPLEX\"}";
    cases.by(SERGEANT, "/v1/challenges/" + challenge + "/extension", code);
    cases.by(
        SERGEANT,
        "/v1/challenges/" + challenge + "/answer",
        "{\"answer\": \"rejected\", \"reason_code\": \"FACTS_CONFIRMED\"}");
    for (JsonNode notice : service.get("/v1/notices").json().get("notices")) {
      if (notice.get("decision").asText().equals(decision)) {
        cases.by(SERGEANT, "/v1/notices/" + notice.get("id").asText() + "/done", "{}");
      }
    }
    String mode = "/v1/rulebooks/fraud-online/people-only";
    for (boolean off : List.of(true, false)) {
      cases.by(
          "chief-1",
          mode,
          "{\"people_only\": " + off + ", \"reason\": \"A test of what is recorded.\"}");
    }
  }

  @Test
  void noRowIsChangedAndWhatAnInsiderForcesIsFound() throws SQLException {
    fill();
    try (Connection connection = service.superuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertThat(Cases.differences(statement)).isEmpty();
      for (String table : TABLES) {
        for (String change :
            List.of("UPDATE " + table + " SET made_by = 'other'", "DELETE FROM " + table)) {
          if (table.equals("triage.notice") && change.startsWith("UPDATE")) {
            continue;
          }
          assertThat(sqlState(connection, "SET LOCAL ROLE evenhand_service", change))
              .as("service: " + change)
              .isEqualTo("42501");
          assertThat(sqlState(connection, "SET LOCAL ROLE evenhand_owner", change))
              .as("owner: " + change)
              .isEqualTo("23000");
        }
      }
      String[][] deeds = {
        {"UPDATE triage.restriction SET restricted = NOT restricted", "triage.restriction"},
        {"UPDATE triage.challenge SET due = due + 1", "triage.challenge"},
        {
          "UPDATE triage.challenge SET received_on = received_on - 1", "the row of triage.challenge"
        },
        {"UPDATE triage.challenge_extended SET due = due + 1", "triage.challenge_extended"},
        {"UPDATE triage.challenge_answered SET made_by = 'x'", "triage.challenge_answered"},
        {"DELETE FROM triage.challenge_answered", "triage.challenge_answered"},
        {"UPDATE triage.notice SET recipient = recipient || 'x'", "triage.notice_given"},
        {"UPDATE triage.people_only SET showing = 'x'", "triage.people_only"},
        {"UPDATE triage.disclosure SET recipient = 'nobody'", "triage.disclosure"},
        {"UPDATE ledger.access SET recipient = 'nobody'", "recipient"}
      };
      for (String[] deed : deeds) {
        statement.execute("SET session_replication_role = replica");
        assertThat(statement.executeUpdate(deed[0])).as(deed[0]).isPositive();
        assertThat(Cases.differences(statement))
            .as(deed[0])
            .isNotEmpty()
            .anyMatch(found -> found.contains(deed[1]));
        connection.rollback();
      }
    }
  }

  private static String sqlState(Connection connection, String role, String change)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(role);
      statement.execute(change);
      return "done";
    } catch (SQLException refused) {
      return refused.getSQLState();
    } finally {
      connection.rollback();
    }
  }
}
