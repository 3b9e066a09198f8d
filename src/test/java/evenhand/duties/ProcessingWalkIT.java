package evenhand.duties;

import static evenhand.duties.Cases.SERGEANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** R4: each call that alters or shows something of a case leaves its line, and no other does. */
class ProcessingWalkIT {
  private static final String ORDERED = "{\"reason_code\": \"ORDERED\"}";

  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  private List<String> lines(String record) {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : service.get("/v1/access-log?record=" + record).json().get("lines")) {
      lines.add(line.get("operation").asText() + " " + line.get("reason_code").asText());
    }
    return lines;
  }

  private Answer by(String actor, String path, String body) {
    Answer answer = cases.by(actor, path, body);
    assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 201);
    return answer;
  }

  /** Makes a call and says which lines of a record it added. */
  private List<String> added(String record, Runnable call) {
    List<String> before = lines(record);
    call.run();
    List<String> after = lines(record);
    before.forEach(after::remove);
    return after;
  }

  @Test
  void aRefusedErasureIsNoErasureAndARealOneIsOne() {
    JsonNode decided = cases.decided();
    String id = decided.at("/decisions/0/id").asText();
    String path = "/v1/decisions/" + id;
    String whole = "/v1/contacts/" + decided.get("contact").asText() + "/erasure";
    by(SERGEANT, path + "/hold", "{\"held\": true, \"reason_code\": \"COURT\"}");

    assertThat(cases.by(SERGEANT, whole, ORDERED).status()).isEqualTo(409);
    by(SERGEANT, path + "/erasure", ORDERED);
    by(SERGEANT, path + "/hold", "{\"held\": false, \"reason_code\": \"COURT_ENDED\"}");
    by(SERGEANT, whole, "{\"reason_code\": \"ORDERED\", \"dry_run\": true}");
    assertThat(lines(id)).noneMatch(line -> line.startsWith("ERASURE"));

    by(SERGEANT, whole, ORDERED);
    by(SERGEANT, path + "/erasure", ORDERED);
    assertThat(lines(id)).containsOnlyOnce("ERASURE ORDERED");
  }

  @Test
  void everyAlterationOfACaseIsALine() {
    String id = cases.decision();
    String path = "/v1/decisions/" + id;
    service.get(path + ".html?recipient=CPS&reason_code=COURT");
    String[] challenge = new String[1];
    String made = "{\"contested\": \"PROCESS\", \"for\": \"person\", \"reference\": \"C-5\"}";
    challenge[0] = by(SERGEANT, path + "/challenge", made).json().get("id").asText();
    String at = "/v1/challenges/" + challenge[0];

    walk(id, "ALTERATION COMPLEX", at + "/extension", "{\"reason_code\": \"COMPLEX\"}");
    String upheld = "{\"answer\": \"upheld\", \"reason_code\": \"WRONG\"}";
    walk(id, "ALTERATION WRONG", at + "/answer", upheld);
    String hold = "{\"held\": true, \"reason_code\": \"COURT\"}";
    walk(id, "ALTERATION COURT", path + "/hold", hold);
    walk(id, "ALTERATION RETENTION_GROUP_2", path + "/retention", "{\"class\": \"GROUP_2\"}");
    String kept = "{\"class\": \"GROUP_2\", \"reviewed\": true, \"reason_code\": \"STILL_NEEDED\"}";
    walk(id, "ALTERATION STILL_NEEDED", path + "/retention", kept);
    walk(id, "ALTERATION TASK_DONE", "/v1/actions/" + id + ".0/done", "{}");
    walk(id, "ALTERATION NOTICE_GIVEN", "/v1/notices/" + notice(id) + "/done", "{}");
  }

  private void walk(String record, String line, String path, String body) {
    assertThat(added(record, () -> by(SERGEANT, path, body))).as(path).containsExactly(line);
  }

  private String notice(String decision) {
    for (JsonNode notice : service.get("/v1/notices").json().get("notices")) {
      if (notice.get("decision").asText().equals(decision)) {
        return notice.get("id").asText();
      }
    }
    throw new AssertionError("no notice for " + decision);
  }

  @Test
  void aClosingIsALineOfTheNewestDecisionOfItsContact() {
    JsonNode decided = cases.closable();
    walk(
        decided.at("/decisions/0/id").asText(),
        "ALTERATION CLOSED",
        "/v1/contacts/" + decided.get("contact").asText() + "/close",
        "{}");
  }

  @Test
  void whoReadsRecipientsRetentionOrTheLogItselfStandsInIt() {
    String id = cases.decision();
    for (String read : List.of("/recipients", "/retention")) {
      assertThat(added(id, () -> service.get("/v1/decisions/" + id + read)))
          .as(read)
          .containsExactly("CONSULTATION NOT_GIVEN");
    }
    String from = Instant.now().minusSeconds(1).toString();
    for (String list : List.of("/v1/access-log", "/v1/retention")) {
      String reader = "auditor-" + UUID.randomUUID();
      service.send(service.request(list).header("Evenhand-Actor", reader));
      List<JsonNode> lines = new ArrayList<>();
      service.get("/v1/access-log?from=" + from).json().get("lines").forEach(lines::add);
      assertThat(lines)
          .filteredOn(line -> line.get("made_by").asText().equals(reader))
          .as(list)
          .singleElement()
          .satisfies(line -> assertThat(line.get("operation").asText()).isEqualTo("CONSULTATION"));
    }
  }
}
