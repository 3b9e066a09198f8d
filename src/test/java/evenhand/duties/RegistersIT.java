package evenhand.duties;

import static evenhand.duties.Cases.fault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.Console;
import evenhand.DutySettings;
import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.database.SharedDatabase;
import evenhand.governance.SampleRulebook;
import evenhand.governance.register.RegisterEntry;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.transparency.AtrsRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R10, R15, R18, R22: lists and records that a force has to keep, made from what there is. */
class RegistersIT {
  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  @TempDir Path folder;

  private static List<CSVRecord> parsed(String csv) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(new StringReader(csv), format)) {
      return parser.getRecords();
    }
  }

  @Test
  void theRegisterNamesEveryRulebookWithItsPurposeBasisAndSensitiveQuestions() throws IOException {
    JsonNode register = service.get("/v1/register").json();
    assertThat(register.findValuesAsText("rulebook"))
        .containsExactlyElementsOf(
            service.get("/v1/rulebooks").json().get("rulebooks").findValuesAsText("id"));
    for (JsonNode entry : register) {
      assertThat(entry.get("purpose").asText()).isNotBlank();
      assertThat(entry.get("legal_basis").asText()).isNotBlank();
      assertThat(entry.has("in_force_since")).as("nobody activated it").isFalse();
    }
    assertThat(register.findValuesAsText("question")).isNotEmpty();
    List<CSVRecord> csv = parsed(service.get("/v1/register.csv").body());
    assertThat(csv).hasSize(register.size());
    for (int i = 0; i < csv.size(); i++) {
      assertThat(csv.get(i).get("revision")).isEqualTo(register.get(i).get("revision").asText());
      assertThat(csv.get(i).get("legal_basis"))
          .isEqualTo(register.get(i).get("legal_basis").asText());
    }
  }

  @Test
  void theRegisterAndTheTransparencyRecordChangeWithTheRulebook() throws IOException {
    SampleRulebook sample = SampleRulebook.in(folder);
    Rulebook before = sample.load();
    Rulebook after = sample.edit("rulebook.yml", "A rulebook to break", "A new heading").load();
    List<RegisterEntry> was = register(before);
    List<RegisterEntry> is = register(after);
    assertThat(is.get(0).title()).isNotEqualTo(was.get(0).title());
    assertThat(is.get(0).revision()).isNotEqualTo(was.get(0).revision());
    assertThat(AtrsRecord.of(after).csv()).isNotEqualTo(AtrsRecord.of(before).csv());
  }

  @Test
  void theDocumentsStandInTheRegister() throws IOException {
    EvenhandConfiguration configuration = new EvenhandConfiguration();
    configuration.setDuties(
        new DutySettings(
            Optional.of("APD-7 v2"),
            Optional.of("DPIA-12 v1"),
            null,
            Optional.of("EIA-3 v1"),
            Optional.empty(),
            false,
            Optional.empty()));
    RegisterEntry entry = register(SampleRulebook.in(folder).load(), configuration).get(0);
    assertThat(entry.policyDocument()).contains("APD-7 v2");
    assertThat(entry.impactAssessment()).contains("DPIA-12 v1");
    assertThat(entry.equalityAssessment()).contains("EIA-3 v1");
  }

  private static List<RegisterEntry> register(Rulebook rulebook) {
    return register(rulebook, new EvenhandConfiguration());
  }

  private static List<RegisterEntry> register(
      Rulebook rulebook, EvenhandConfiguration configuration) {
    return GovernanceSetup.register(
            configuration,
            Rulebooks.of(List.of(rulebook)),
            SharedDatabase.get(),
            InstantSource.system())
        .entries();
  }

  @Test
  void theTransparencyRecordIsServedAsCsvWithTheSameFields() throws IOException {
    JsonNode record = service.get("/v1/rulebooks/hate-crime/atrs").json();
    List<String> fields = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (CSVRecord line : parsed(service.get("/v1/rulebooks/hate-crime/atrs.csv").body())) {
      fields.add(line.get("field"));
      values.add(line.get("value"));
    }
    assertThat(fields).isEqualTo(record.findValuesAsText("field"));
    assertThat(values).isEqualTo(record.findValuesAsText("value"));
  }

  @Test
  void aRecordPastItsReviewDateIsListed() {
    String id = cases.decision();
    LocalDate due = LocalDate.now(ZoneId.of("Europe/London")).plusYears(6);
    assertThat(service.get("/v1/retention").body()).doesNotContain(id);
    assertThat(service.get("/v1/retention?past=" + due.minusDays(1)).body()).doesNotContain(id);
    assertThat(service.get("/v1/retention?past=" + due).body()).contains(id);
    cases.by(
        "records-1",
        "/v1/decisions/" + id + "/hold",
        "{\"held\": true, \"reason_code\": \"COURT\"}");
    assertThat(service.get("/v1/retention?past=" + due).body())
        .as("a held one is to be reviewed too")
        .contains(id);
    cases.by("records-1", "/v1/decisions/" + id + "/retention", "{\"class\": \"GROUP_2\"}");
    assertThat(service.get("/v1/retention?past=" + due).body()).doesNotContain(id);
    assertThat(fault(service.get("/v1/retention?past=soon"))).isEqualTo("/past");
  }

  @Test
  void aRecordThatSomebodyReviewedAndKeepsIsReviewedLaterAndSaysWhy() {
    String id = cases.decision();
    String path = "/v1/decisions/" + id + "/retention";
    LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    assertThat(service.get(path).json().has("reviewed_on")).isFalse();
    String kept = "{\"class\": \"GROUP_2\", \"reviewed\": true";
    assertThat(fault(cases.by("records-1", path, kept + "}"))).isEqualTo("/reason_code");
    assertThat(fault(cases.by("records-1", path, "{\"class\":\"GROUP_2\",\"reason_code\":\"X\"}")))
        .isEqualTo("/reviewed");

    String whole = kept + ", \"reason_code\": \"STILL_NEEDED\"}";
    assertThat(service.post(path, whole).json().at("/errors/0/detail").asText())
        .as("nobody reviewed it")
        .isEqualTo("a person who says who they are, in Evenhand-Actor");

    JsonNode state = cases.by("records-1", path, whole).json();
    assertThat(state.get("reviewed_on").asText()).isEqualTo(today.toString());
    assertThat(state.get("review_on").asText()).isEqualTo(today.plusYears(10).toString());
    assertThat(service.get("/v1/retention?past=" + today.plusYears(10)).json().get("records"))
        .filteredOn(each -> each.get("id").asText().equals(id))
        .singleElement()
        .isEqualTo(state);
    assertThat(service.get("/v1/access-log?record=" + id).json().findValuesAsText("reason_code"))
        .contains("STILL_NEEDED");

    cases.by("records-1", "/v1/decisions/" + id + "/erasure", "{\"reason_code\": \"ORDERED\"}");
    assertThat(cases.by("records-1", path, whole).status()).as("nothing is kept").isEqualTo(409);
  }

  @Test
  void anIncidentIsExportedWithWhatWasAffectedWhenAndWhom()
      throws IOException, InterruptedException {
    JsonNode decided = cases.decided();
    String id = decided.at("/decisions/0/id").asText();
    service.get("/v1/decisions/" + id + ".html?recipient=CPS");
    String unknown = "01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55";
    Console.Said said = incident(id, unknown, "--noticed", "2026-06-01T10:00:00Z");
    assertThat(said.status()).as("one id is unknown").isEqualTo(1);
    JsonNode incident = Requests.json(said.out());
    assertThat(incident.get("report_by").asText()).isEqualTo("2026-06-04T10:00:00Z");
    assertThat(incident.get("decisions").asInt()).isEqualTo(1);
    JsonNode affected = incident.at("/affected/0");
    assertThat(affected.get("decision").asText()).isEqualTo(id);
    assertThat(affected.get("contact").asText()).isEqualTo(decided.get("contact").asText());
    assertThat(affected.get("recipients").get(0).asText()).isEqualTo("CPS");
    assertThat(affected.has("recorded_at")).isTrue();
    assertThat(incident.get("unknown").get(0).asText()).isEqualTo(unknown);
    assertThat(service.get("/v1/access-log?record=" + id).body()).contains("INCIDENT");
    assertThat(incident("--noticed", "2026-06-01T10:00:00Z").status()).isEqualTo(2);
  }

  private Console.Said incident(String... more) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "incident",
                "--says",
                "A disk was lost.",
                "--by",
                "officer-1",
                "--data-dir",
                service.data().toString()));
    words.addAll(List.of(more));
    return Console.evenhand(folder, words.toArray(String[]::new));
  }
}
