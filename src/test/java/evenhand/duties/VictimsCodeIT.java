package evenhand.duties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** R23: what a victim of a crime is owed stands among the tasks, with its time. */
class VictimsCodeIT {
  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  private JsonNode decided(int age) {
    ObjectNode request = Requests.about("vulnerability");
    request
        .withObject("/facts")
        .put("crime_alleged", "yes")
        .put("crime_serious", "no")
        .put("victim_is_person", "yes")
        .put("victim_age", age)
        .put("persistently_targeted", "no")
        .put("lacks_ability_to_protect", "no")
        .put("charge_declined", "yes");
    return cases.decided(request);
  }

  /** The due rule of each task; empty where the task has no time. */
  private static Map<String, String> rules(JsonNode decided) {
    Map<String, String> rules = new TreeMap<>();
    for (JsonNode action : decided.at("/decisions/0/outcome/actions")) {
      rules.put(action.get("code").asText(), action.path("due_rule").asText());
    }
    return rules;
  }

  @Test
  void theFourTasksOfTheVictimsCodeAreSetWithTheirTimes() {
    JsonNode decided = decided(41);
    assertThat(rules(decided))
        .containsEntry("WRITTEN_ACKNOWLEDGEMENT", "")
        .containsEntry("SUPPORT_REFERRAL", "working_days:2")
        .containsEntry("VICTIM_UPDATES", "working_days:5")
        .containsEntry("VRR_INFORM", "working_days:5");

    Map<String, Instant> due = new TreeMap<>();
    for (JsonNode task :
        service.get("/v1/contacts/" + decided.get("contact").asText()).json().get("due")) {
      due.put(
          task.get("code").asText(),
          task.has("due") ? Instant.parse(task.get("due").asText()) : Instant.MAX);
    }
    assertThat(due)
        .containsKeys(
            "WRITTEN_ACKNOWLEDGEMENT", "SUPPORT_REFERRAL", "VICTIM_UPDATES", "VRR_INFORM");
    assertThat(due.get("SUPPORT_REFERRAL"))
        .isAfter(Instant.now())
        .isBefore(due.get("VICTIM_UPDATES"));
    assertThat(due.get("VRR_INFORM")).isEqualTo(due.get("VICTIM_UPDATES")).isBefore(Instant.MAX);
  }

  @Test
  void aChildIsToldSooner() {
    assertThat(rules(decided(12)))
        .containsEntry("SUPPORT_REFERRAL", "working_days:2")
        .containsEntry("VICTIM_UPDATES", "working_days:1")
        .containsEntry("VRR_INFORM", "working_days:1");
  }
}
