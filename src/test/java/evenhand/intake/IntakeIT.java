package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.aContact;
import static evenhand.intake.Contacts.aStrangledVictim;
import static evenhand.intake.Contacts.theCaseOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.database.SharedDatabase;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.history.DecisionView;
import evenhand.ledger.Entry;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class IntakeIT {
  private final Service service = Service.overSharedDatabase();

  @Test
  void answersAsTheContractShows() {
    Contacts contact = aStrangledVictim();

    JsonNode answer = Json.read(service.record(contact).json());

    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("contact", "recorded", "summary", "decisions");
    assertThat(answer.path("contact").asText()).isEqualTo(contact.reference());
    JsonNode summary = answer.path("summary");
    assertThat(summary.fieldNames())
        .toIterable()
        .containsExactly(
            "blocks",
            "grades",
            "in_force",
            "provisional",
            "rulebooks",
            "flags",
            "actions",
            "reviews");
    assertThat(summary.path("grades").toString())
        .isEqualTo("{\"da_risk\":\"high\",\"response\":\"g1\"}");
    assertThat(summary.path("in_force")).isEqualTo(summary.path("grades"));
    assertThat(summary.path("provisional").asBoolean()).isTrue();
    JsonNode decision = answer.path("decisions").path(0);
    assertThat(decision.fieldNames())
        .toIterable()
        .containsExactly(
            "id", "rulebook", "as_of", "outcome", "rules", "reasons", "open_questions", "advice");
    assertThat(decision.path("advice").asText()).isEqualTo("Suggested by rules. A person decides.");
    assertThat(decision.path("reasons").size()).isPositive();
    assertThat(decision.path("open_questions").size()).isPositive();
  }

  @Test
  void whatIsReadBackIsWhatWasAnswered() {
    RecordedContact answer = service.record(aStrangledVictim());

    DecisionView view = service.read(answer.decisions().get(0));

    assertThat(view.decision()).isEqualTo(Json.read(answer.json()).path("decisions").path(0));
    assertThat(view.facts().orElseThrow().path("dash_strangle").asText()).isEqualTo("yes");
    assertThat(view.madeBy()).isEqualTo(HANDLER);
    assertThat(view.sealing()).isEqualTo("recorded");
    assertThat(view.erased()).isFalse();
    assertThat(view.awaitingConfirmation()).contains("COMMUNITY_RESOLUTION");
  }

  @Test
  void severalRulebooksAreDecidedTogetherAndTheHighestGradeIsInForce() {
    Contacts contact = theCaseOf("hate-crime", "HC-V001").withTheCaseOf("domestic-abuse", "DA-V02");

    JsonNode answer = Json.read(service.record(contact).json());

    assertThat(answer.path("decisions").findValuesAsText("response")).contains("g2", "g3");
    assertThat(answer.at("/summary/in_force/response").asText()).isEqualTo("g2");
    assertThat(answer.at("/decisions/0/rulebook/id").asText()).isEqualTo("domestic-abuse");
    assertThat(answer.at("/decisions/1/rulebook/id").asText()).isEqualTo("hate-crime");
  }

  @Test
  void decidingAgainNeverLowersTheGradeInForce() {
    Contacts contact = theCaseOf("domestic-abuse", "DA-V02");
    service.record(contact);

    JsonNode again =
        Json.read(service.record(contact.nowTheCaseOf("domestic-abuse", "DA-V03")).json());

    assertThat(again.at("/summary/grades/da_risk").asText()).isEqualTo("standard");
    assertThat(again.at("/summary/in_force/da_risk").asText()).isEqualTo("high");
  }

  @Test
  void everyFaultIsNamedAtOnceAndNothingIsWritten() {
    long before = decisions();

    assertThatThrownBy(
            () ->
                service.record(
                    Contacts.aContactCalled("Mrs Smith")
                        .about("domestic-abuse")
                        .about("nothing")
                        .answering("victim_age", 340)
                        .answering("ethnicity", "A2")
                        .monitored("{\"victim\": {\"ethnicity_self_defined\": \"Asian\"}}")
                        .correcting("17", " ")))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidCaseException.class))
        .extracting(e -> e.faults().stream().map(Fault::pointer).sorted().toList())
        .isEqualTo(
            List.of(
                "/contact",
                "/facts/ethnicity",
                "/facts/victim_age",
                "/monitoring/victim/ethnicity_self_defined",
                "/rulebooks/1",
                "/supersedes/id",
                "/supersedes/reason"));
    assertThat(decisions()).isEqualTo(before);
  }

  @Test
  void aRequestNamesEachRulebookOnce() {
    assertThatThrownBy(() -> service.record(aStrangledVictim().about("domestic-abuse")))
        .isInstanceOf(InvalidCaseException.class)
        .hasMessageContaining("each rulebook once");
  }

  @Test
  void whereNoneIsNamedContactDecidesAndWhateverItOpensIsAskedToo() {
    JsonNode answer =
        Json.read(
            service
                .record(
                    aContact()
                        .answering("domestic_abuse_suspected", "yes")
                        .answering("hate_motivation_perceived", "yes"))
                .json());

    assertThat(answer.path("summary").path("rulebooks").toString())
        .contains("contact", "domestic-abuse", "hate-crime");
    assertThat(answer.path("decisions").size())
        .isEqualTo(answer.path("summary").path("rulebooks").size());
  }

  @Test
  void monitoringDataChangesNoByteOfTheDecision() {
    JsonNode without = decision(service.record(aStrangledVictim()));
    for (String code : List.of("W1", "B1", "A2", "NS")) {
      JsonNode with =
          decision(
              service.record(
                  aStrangledVictim()
                      .monitored("{\"victim\": {\"ethnicity_self_defined\": \"" + code + "\"}}")));
      assertThat(with.toString()).isEqualTo(without.toString());
    }
  }

  @Test
  void theEntryHoldsIdsTimesCodesAndCommitmentsOnly() {
    Contacts contact =
        aStrangledVictim().monitored("{\"victim\": {\"ethnicity_self_defined\": \"A2\"}}");
    DecisionId id = service.decide(contact);

    byte[] bytes = entry(id);
    JsonNode entry = Json.read(bytes);

    assertThat(entry.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "kind",
            "version",
            "id",
            "intake",
            "recorded_at",
            "by",
            "as_of",
            "rulebook",
            "rulebook_version",
            "revision",
            "engine",
            "outcome",
            "rules",
            "answers_commitment",
            "shown_commitment",
            "row_commitment",
            "monitoring_commitment");
    assertThat(entry.toString()).doesNotContain(contact.reference(), "dash_", "A2");
    assertThat(leafHash(id)).isEqualTo(Entry.leafHash(bytes).bytes());
  }

  private static JsonNode decision(RecordedContact answer) {
    ObjectNode decision = (ObjectNode) Json.read(answer.json()).path("decisions").path(0);
    decision.remove("id");
    return decision;
  }

  private static long decisions() {
    return SharedDatabase.superuser()
        .withHandle(
            handle ->
                handle.createQuery("SELECT count(*) FROM triage.decision").mapTo(Long.class).one());
  }

  private static byte[] entry(DecisionId id) {
    return bytes("SELECT entry FROM triage.decision WHERE id = :id", id);
  }

  private static byte[] leafHash(DecisionId id) {
    return bytes("SELECT leaf_hash FROM ledger.outbox WHERE id = :id", id);
  }

  private static byte[] bytes(String sql, DecisionId id) {
    return SharedDatabase.superuser()
        .withHandle(
            handle -> handle.createQuery(sql).bind("id", id.value()).mapTo(byte[].class).one());
  }
}
