package evenhand.duties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import evenhand.intake.Contacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Cases of one running service, written as sentences. */
record Cases(RunningService service) {
  static final String HANDLER = "handler-1";
  static final String SERGEANT = "sergeant-1";

  /** The answer to a contact that nobody knew before. */
  JsonNode decided() {
    return decided(Requests.decision());
  }

  JsonNode decided(ObjectNode request) {
    Answer answer = by(HANDLER, "/v1/decisions", request.toString(), UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  /** The id of a decision on a contact that nobody knew before. */
  String decision() {
    return decided().at("/decisions/0/id").asText();
  }

  /** The answer to a contact that nothing holds open: a person confirmed what waits for one. */
  JsonNode closable() {
    ObjectNode request = Requests.about("domestic-abuse");
    request.set(
        "facts", Contacts.theCaseOf("domestic-abuse", "DA-V03").request().facts().deepCopy());
    JsonNode decided = decided(request);
    String decision = "/v1/decisions/" + decided.at("/decisions/0/id").asText();
    ObjectNode response = request.objectNode().put("accepted", true);
    response.set("confirmations", service.get(decision).json().get("awaiting_confirmation"));
    Answer confirmed = by(SERGEANT, decision + "/response", response.toString());
    assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(201);
    return decided;
  }

  Answer by(String actor, String path, String body) {
    return service.post(path, body, "Evenhand-Actor", actor);
  }

  private Answer by(String actor, String path, String body, String key) {
    return service.post(path, body, "Evenhand-Actor", actor, "Idempotency-Key", key);
  }

  /** A decision that corrects another. */
  String correcting(String earlier) {
    ObjectNode request = Requests.decision();
    request.putObject("supersedes").put("id", earlier).put("reason", "ANSWER_CORRECTED");
    return decided(request).at("/decisions/0/id").asText();
  }

  /** What verifying finds of rows that do not say what is sealed. */
  static List<String> differences(Statement statement) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT kind || ' ' || columns FROM ledger.difference")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** The first field at fault of a request that is refused. */
  static String fault(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.json().at("/errors/0/pointer").asText();
  }
}
