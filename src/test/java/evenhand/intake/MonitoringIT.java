package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.theCaseOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.database.SharedDatabase;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import evenhand.decision.RecordId;
import evenhand.decision.UnknownRecordException;
import evenhand.ledger.CanonicalJson;
import evenhand.ledger.Salt;
import evenhand.monitoring.Characteristic;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Rulebook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MonitoringIT {
  private static final JsonNode INDIAN = json("{\"victim\": {\"ethnicity_self_defined\": \"A1\"}}");

  private final Service service = Service.overSharedDatabase();

  @Test
  void dataGivenWithTheRequestIsFiledUnderARandomKey() {
    DecisionId id =
        service.decide(
            theCaseOf("domestic-abuse", "DA-V03")
                .monitored(
                    """
                    {"victim": {"ethnicity_self_defined": "A2", "age": 34},
                     "suspect": {"ethnicity_officer_defined": "1", "deprivation_decile": 2}}
                    """));

    List<Map<String, Object>> persons = persons(id);

    assertThat(persons).hasSize(2);
    assertThat(persons.get(0))
        .containsEntry("role", "suspect")
        .containsEntry("ethnicity_officer_defined", "1")
        .containsEntry("deprivation_decile", 2);
    assertThat(persons.get(1))
        .containsEntry("role", "victim")
        .containsEntry("ethnicity_self_defined", "A2")
        .containsEntry("age", 34);
    assertThat(persons.get(0).get("monitoring_key")).isNotEqualTo(id.value());
  }

  @Test
  void dataGivenAfterTheAdviceIsRecordedAndCommittedTo() {
    DecisionId id = service.decide(theCaseOf("domestic-abuse", "DA-V03"));

    service.intake.addMonitoring(id, INDIAN, HANDLER);

    Map<String, Object> person = persons(id).get(0);
    assertThat(person).containsEntry("ethnicity_self_defined", "A1");
    JsonNode entry = Json.read(given(id));
    assertThat(entry.path("kind").asText()).isEqualTo("monitoring-added");
    assertThat(entry.toString()).doesNotContain("A1", "victim");
    assertThat(entry.path("monitoring_commitment").asText())
        .as("whoever holds the salt can open the commitment")
        .isEqualTo(
            Salt.of((byte[]) Objects.requireNonNull(person.get("salt")))
                .commit(CanonicalJson.of(INDIAN))
                .hex());
  }

  @Test
  void itChangesNoByteOfWhatAnyRulebookSays() {
    Map<String, String> cases =
        Map.of(
            "contact", "CO-V01",
            "mental-health", "MH-V01",
            "missing-person", "MP-V01",
            "vulnerability", "V-V01",
            "exploitation", "E-V01",
            "sexual-offences-stalking", "S-V01",
            "fraud-online", "F-V01",
            "domestic-abuse", "DA-V03",
            "hate-crime", "HC-V001",
            "diversion", "DV-V001");
    assertThat(cases.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Service.RULEBOOKS.all().stream().map(Rulebook::id).toList());
    cases.forEach(
        (rulebook, vignette) -> {
          JsonNode without = said(theCaseOf(rulebook, vignette));
          for (String person : everyCode()) {
            JsonNode with = said(theCaseOf(rulebook, vignette).monitored(person));
            assertThat(CanonicalJson.of(with))
                .as("%s %s with %s", rulebook, vignette, person)
                .isEqualTo(CanonicalJson.of(without));
          }
        });
  }

  /** Monitoring data with each code of each characteristic, for victim and suspect. */
  private static List<String> everyCode() {
    return Arrays.stream(Characteristic.values())
        .flatMap(
            each ->
                each.codes().keySet().stream()
                    .map(code -> "{\"%s\": \"%s\"}".formatted(each.field(), code)))
        .map(person -> "{\"victim\": %s, \"suspect\": %s}".formatted(person, person))
        .toList();
  }

  /** A decision as recorded, without the id that every record has of its own. */
  private JsonNode said(Contacts contact) {
    ObjectNode decision = service.read(service.decide(contact)).decision().deepCopy();
    assertThat(decision.remove("id")).isNotNull();
    assertThat(decision.has("reasons")).isTrue();
    return decision;
  }

  @Test
  void whatIsNotListedIsRefusedWithAPointer() {
    DecisionId id = service.decide(theCaseOf("domestic-abuse", "DA-V03"));

    assertThatThrownBy(
            () ->
                service.intake.addMonitoring(
                    id, json("{\"victim\": {\"ethnicity_self_defined\": \"Z\"}}"), HANDLER))
        .isInstanceOf(InvalidCaseException.class)
        .hasMessageContaining("/victim/ethnicity_self_defined");
    assertThatThrownBy(() -> service.intake.addMonitoring(id, json("{}"), HANDLER))
        .isInstanceOf(InvalidCaseException.class);
    assertThat(persons(id)).isEmpty();
  }

  @Test
  void anUnknownDecisionTakesNone() {
    DecisionId unknown = new DecisionId(RecordId.at(Instant.parse("2026-11-22T10:15:00Z")));

    assertThatThrownBy(() -> service.intake.addMonitoring(unknown, INDIAN, HANDLER))
        .isInstanceOf(UnknownRecordException.class);
  }

  private static List<Map<String, Object>> persons(DecisionId id) {
    return SharedDatabase.superuser()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT p.* FROM monitoring.person p
                        JOIN triage.decision d USING (monitoring_key)
                        WHERE d.id = :id ORDER BY p.role
                        """)
                    .bind("id", id.value())
                    .mapToMap()
                    .list());
  }

  private static byte[] given(DecisionId id) {
    return SharedDatabase.superuser()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT entry FROM triage.monitoring_given WHERE decision_id = :id")
                    .bind("id", id.value())
                    .mapTo(byte[].class)
                    .one());
  }

  private static JsonNode json(String text) {
    return Json.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
