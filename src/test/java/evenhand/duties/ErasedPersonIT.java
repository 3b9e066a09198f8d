package evenhand.duties;

import static evenhand.duties.Cases.SERGEANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** R13, R20: what was said by and of a person goes with the answers, from every table. */
class ErasedPersonIT {
  /** No other test knows anybody of this age. */
  private static final String OLD = "{\"ethnicity_self_defined\": \"B1\", \"age\": 117}";

  private static final String ORDERED = "{\"reason_code\": \"ORDERED\"}";

  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);
  private final String handler = "handler-" + UUID.randomUUID();

  private static String mark(String what) {
    return what + " quixotic " + UUID.randomUUID();
  }

  private Answer post(String path, String body) {
    Answer answer = cases.by(SERGEANT, path, body);
    assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 201);
    return answer;
  }

  /** A decision with every word that anybody can write about it. */
  private String decision(List<String> words, ObjectNode request) {
    request.putObject("monitoring").set("victim", Requests.json(OLD));
    Answer decided = cases.by(handler, "/v1/decisions", request.toString());
    assertThat(decided.status()).as(decided.body()).isEqualTo(201);
    String id = decided.json().at("/decisions/0/id").asText();
    String path = "/v1/decisions/" + id;
    words.forEach(
        word -> {
          post(
              path + "/response",
              "{\"accepted\": false, \"to\": {\"grades\": {\"da_risk\": \"high\"}}, \"reason\": \""
                  + word
                  + "\"}");
          String challenge =
              post(
                      path + "/challenge",
                      "{\"contested\": \"OUTCOME\", \"for\": \"person\", \"reference\": \"C-4\","
                          + " \"representations\": \""
                          + word
                          + "\"}")
                  .json()
                  .get("id")
                  .asText();
          String upheld =
              "{\"answer\": \"upheld\", \"reason_code\": \"WRONG\", \"reason\": \"" + word + "\"}";
          Answer answer =
              cases.by("inspector-1", "/v1/challenges/" + challenge + "/answer", upheld);
          assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        });
    post(path + "/monitoring", "{\"victim\": " + OLD + ", \"suspect\": " + OLD + "}");
    return id;
  }

  @Test
  void nothingOfAPersonIsLeftInAnyTable() throws SQLException {
    List<String> words = List.of(mark("words"));
    String first = decision(words, Requests.decision());
    ObjectNode correction = Requests.decision();
    correction.putObject("supersedes").put("id", first).put("reason", "ANSWER_CORRECTED");
    String second = decision(List.of(mark("corrected")), correction);
    try (Connection connection = service.superuser();
        Statement statement = connection.createStatement()) {
      TreeMap<String, String> marks = new TreeMap<>(marks(statement, first));
      assertThat(marks)
          .as("a key, answers, words three times, three persons")
          .hasSizeGreaterThan(7);
      marks.putAll(marks(statement, second));
      assertThat(found(statement, marks)).as("the search can find").hasSameSizeAs(marks.keySet());
      assertThat(audited(statement)).singleElement().asString().contains("117", "B1");

      post("/v1/decisions/" + first + "/erasure", ORDERED);
      assertThat(persons(statement, first)).as("its correction was not erased").isEqualTo(6);

      post("/v1/decisions/" + second + "/erasure", ORDERED);
      assertThat(persons(statement, first)).isZero();
      assertThat(found(statement, marks)).isEmpty();
      assertThat(audited(statement)).as("known no longer, and no other group").containsExactly("-");
      assertThat(service.get("/v1/decisions/" + second).json().get("erased").asBoolean()).isTrue();
      try (ResultSet differing = statement.executeQuery("SELECT FROM ledger.difference")) {
        assertThat(differing.next()).as("the ledger still holds").isFalse();
      }
    }
  }

  @Test
  void whatWouldNeverBeErasedIsNotTaken() {
    String id = decision(List.of(), Requests.decision());
    post("/v1/decisions/" + id + "/erasure", ORDERED);
    Answer refused =
        cases.by(handler, "/v1/decisions/" + id + "/monitoring", "{\"victim\": " + OLD + "}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("erased");
  }

  /** What only this person's rows hold, as it stands in a row that is written as text. */
  private static TreeMap<String, String> marks(Statement statement, String decision)
      throws SQLException {
    TreeMap<String, String> marks = new TreeMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            SELECT 'key', encode(key, 'hex') FROM subject.answer_key WHERE decision_id = '%1$s'
            UNION ALL
            SELECT 'answers', encode(sealed, 'hex') FROM subject.answers WHERE decision_id = '%1$s'
            UNION ALL
            SELECT 'words ' || record_id, encode(sealed, 'hex')
            FROM subject.words WHERE decision_id = '%1$s'
            UNION ALL
            SELECT 'salt ' || p.id || p.role, encode(p.salt, 'hex')
            FROM monitoring.person p
            JOIN triage.decision d ON d.monitoring_key = p.monitoring_key
            WHERE d.id = '%1$s'
            """
                .formatted(decision))) {
      while (rows.next()) {
        marks.put(decision + " " + rows.getString(1), rows.getString(2));
      }
    }
    return marks;
  }

  /** Which marks stand in any table of any schema. */
  private static List<String> found(Statement statement, TreeMap<String, String> marks)
      throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    StringBuilder everything = new StringBuilder();
    for (String table : tables) {
      try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
        while (rows.next()) {
          everything.append(rows.getString(1)).append('\n');
        }
      }
    }
    assertThat(everything.indexOf("quixotic")).as("words in the open").isNegative();
    return marks.entrySet().stream()
        .filter(mark -> everything.indexOf(mark.getValue()) >= 0)
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private static int persons(Statement statement, String decision) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT count(*) FROM monitoring.person p JOIN triage.decision d"
                + " ON d.monitoring_key = p.monitoring_key WHERE d.id = '"
                + decision
                + "'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** What the audit reads of the persons of this handler's cases that nobody corrected. */
  private List<String> audited(Statement statement) throws SQLException {
    List<String> persons = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT coalesce(persons::text, '-') FROM monitoring.audited_decision"
                + " WHERE made_by = '"
                + handler
                + "'")) {
      while (rows.next()) {
        persons.add(rows.getString(1));
      }
    }
    return persons;
  }
}
