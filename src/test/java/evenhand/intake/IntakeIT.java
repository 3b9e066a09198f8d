package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.aKey;
import static evenhand.intake.Contacts.aStrangledVictim;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.Json;
import org.junit.jupiter.api.Test;

class IntakeIT {
  private final Service service = Service.overSharedDatabase();

  @Test
  void answersAsTheContractShows() {
    RecordedContact answer =
        service.intake.record(
            aStrangledVictim()
                .monitored(
                    """
                    {"victim": {"ethnicity_self_defined": "A2"},
                     "suspect": {"ethnicity_officer_defined": "1"}}
                    """)
                .request(),
            aKey(),
            HANDLER);
    JsonNode json = Json.read(answer.json());
    assertThat(json.path("recorded").asBoolean()).isTrue();
  }
}
