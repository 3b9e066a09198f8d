package evenhand.duties;

import static evenhand.duties.Cases.HANDLER;
import static evenhand.duties.Cases.fault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import evenhand.intake.Contacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R1, R2: nothing adverse is over and done with before a person who is known confirmed it. */
class ConfirmationsIT {
  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  private JsonNode theCaseOf(String rulebook, String vignette) {
    ObjectNode request = Requests.decision();
    request.putArray("rulebooks").add(rulebook);
    request.remove("monitoring");
    request.set("facts", Contacts.theCaseOf(rulebook, vignette).request().facts());
    return cases.decided(request);
  }

  private Answer close(JsonNode decided) {
    return cases.by(HANDLER, "/v1/contacts/" + decided.get("contact").asText() + "/close", "{}");
  }

  private void respond(String decision, String rest) {
    String body = "{\"accepted\": true, \"advice_given\": \"told how to report more\"" + rest + "}";
    Answer answer = cases.by(HANDLER, "/v1/decisions/" + decision + "/response", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private String page(String decision) {
    return service.get("/v1/decisions/" + decision + ".html?reason_code=REVIEW").body();
  }

  @ParameterizedTest
  @CsvSource({
    "vulnerability, V-V02, g4",
    "diversion, DV-V100, ineligible",
    "domestic-abuse, DA-V03, COMMUNITY_RESOLUTION"
  })
  void aContactStaysOpenUntilAPersonConfirmedEveryAdverseCode(
      String rulebook, String vignette, String code) {
    JsonNode decided = theCaseOf(rulebook, vignette);
    String id = decided.at("/decisions/0/id").asText();
    assertThat(decided.at("/summary/provisional").asBoolean()).isFalse();
    JsonNode waiting = service.get("/v1/decisions/" + id).json().get("awaiting_confirmation");
    assertThat(waiting).contains(new TextNode(code));

    Answer untouched = close(decided);
    assertThat(untouched.status()).as("nobody looked").isEqualTo(409);
    assertThat(untouched.json().get("type").asText()).endsWith("close-refused");
    String why = untouched.json().at("/errors/0/detail").asText();
    assertThat(why).contains(rulebook, id, "a person has yet to confirm");
    waiting.forEach(each -> assertThat(why).contains(each.asText()));
    assertThat(page(id)).contains("A person has yet to confirm").contains(code);

    respond(id, "");
    assertThat(close(decided).status()).as("accepting names nothing").isEqualTo(409);

    respond(id, ", \"confirmations\": " + waiting);
    assertThat(page(id)).doesNotContain("A person has yet to confirm");
    Answer closed = close(decided);
    assertThat(closed.status()).as(closed.body()).isEqualTo(200);
  }

  @Test
  void everyAwaitedCodeOfEveryStandingDecisionIsNamed() {
    ObjectNode request = Requests.decision();
    request.remove("monitoring");
    request.putArray("rulebooks").add("domestic-abuse").add("diversion");
    ObjectNode facts = request.putObject("facts");
    facts.setAll((ObjectNode) Contacts.theCaseOf("diversion", "DV-V100").request().facts());
    facts.setAll((ObjectNode) Contacts.theCaseOf("domestic-abuse", "DA-V03").request().facts());
    JsonNode decided = cases.decided(request);

    JsonNode errors = close(decided).json().get("errors");
    for (JsonNode decision : decided.get("decisions")) {
      String id = decision.get("id").asText();
      JsonNode waiting = service.get("/v1/decisions/" + id).json().get("awaiting_confirmation");
      assertThat(errors.findValuesAsText("detail"))
          .anySatisfy(
              detail -> {
                assertThat(detail).contains(id);
                waiting.forEach(code -> assertThat(detail).contains(code.asText()));
              });
    }
  }

  @Test
  void whatACorrectionReplacedOrNobodyAdvisedWaitsForNobody() {
    JsonNode plain = theCaseOf("vulnerability", "V-V03");
    assertThat(close(plain).status()).as("no response, nothing adverse").isEqualTo(200);

    JsonNode adverse = theCaseOf("vulnerability", "V-V02");
    ObjectNode corrected = Requests.decision();
    corrected.remove("monitoring");
    corrected.set("contact", adverse.get("contact"));
    corrected.putArray("rulebooks").add("vulnerability");
    corrected.set("facts", Contacts.theCaseOf("vulnerability", "V-V03").request().facts());
    corrected
        .putObject("supersedes")
        .put("id", adverse.at("/decisions/0/id").asText())
        .put("reason", "ANSWER_CORRECTED");
    assertThat(close(cases.decided(corrected)).status()).isEqualTo(200);
  }

  @Test
  void nobodyClosesOrRespondsWithoutSayingWhoTheyAre() {
    JsonNode decided = theCaseOf("vulnerability", "V-V03");
    String contact = "/v1/contacts/" + decided.get("contact").asText();
    String decision = "/v1/decisions/" + decided.at("/decisions/0/id").asText();

    Answer refused = service.post(contact + "/close", "{}");
    assertThat(fault(refused)).isEmpty();
    assertThat(refused.body()).contains("Evenhand-Actor");
    assertThat(service.get(contact).json().has("closed_at")).isFalse();
    assertThat(fault(service.post(decision + "/response", "{\"accepted\": true}"))).isEmpty();
    assertThat(service.get(decision).json().has("responses")).isFalse();
  }
}
