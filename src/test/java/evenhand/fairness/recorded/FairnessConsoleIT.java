package evenhand.fairness.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.Console;
import evenhand.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The verbs audit and explain, beside the service that runs on the folder. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FairnessConsoleIT {
  private static final RunningService SERVICE = RunningService.shared();
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

  @BeforeAll
  static void decide() {
    FairnessReportsIT.decide();
  }

  @Test
  @Order(1)
  void theConsoleAuditsEveryRulebookBesideTheService(@TempDir Path folder) throws Exception {
    String data = Objects.requireNonNull(SERVICE.cluster().getParent()).toAbsolutePath().toString();
    Path out = folder.resolve("out");
    String[] on = {"audit", "--data-dir", data, "--out", out.toString(), "--from"};
    String from = TODAY.minusDays(1).toString();
    Console.Said done = run(folder, on, from, "--to", TODAY.plusDays(1).toString());
    assertThat(done.status()).as(done.err()).isZero();
    JsonNode all = new ObjectMapper().readTree(out.resolve("report.json").toFile());
    JsonNode family = find(all.get("families"), "decision_point", "da_risk_high");
    assertThat(family.get("rulebook").asText()).isEqualTo("domestic-abuse");
    JsonNode items = find(all.get("rulebooks"), "rulebook", "domestic-abuse").get("items");
    assertThat(items.size()).as("what has to be explained").isPositive();
    assertThat(Files.readString(out.resolve("report.html"))).contains("domestic-abuse/report.html");
    assertThat(out.resolve("domestic-abuse/report.pdf")).exists();
    Console.Said backwards = run(folder, on, from, "--to", "2020-01-01");
    assertThat(backwards.status()).isEqualTo(2);
    assertThat(backwards.err()).contains("to:");
  }

  @Test
  @Order(2)
  void theConsoleListsExplainsAndSigns(@TempDir Path folder) throws Exception {
    String data = Objects.requireNonNull(SERVICE.cluster().getParent()).toAbsolutePath().toString();
    String[] on = {"explain", "--data-dir", data};
    JsonNode open = new ObjectMapper().createObjectNode();
    for (JsonNode item :
        new ObjectMapper()
            .readTree(run(folder, on, "list", "--rulebook", "domestic-abuse").out())) {
      open = item.get("status").asText().equals("open") ? item : open;
    }
    String id = open.path("id").asText();
    assertThat(id).as("an open item").isNotEmpty();
    Path words = folder.resolve("words.txt");
    Files.writeString(words, "<script>not plain</script> and more of it");
    String[] write = {"write", id, "--evidence", words + "", "--steps", words + "", "--by", "c-1"};
    Console.Said refused = run(folder, on, write);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("/evidence", "plain text");
    Files.writeString(words, "The planted difference of this test, looked at again.");
    Console.Said explained = run(folder, on, write);
    assertThat(explained.status()).as(explained.err()).isZero();
    String said = new ObjectMapper().readTree(explained.out()).at("/explanations/0/id").asText();
    String[] sign = {"sign", id, said, "--role", "chief_officer", "--by"};
    assertThat(run(folder, on, with(sign, "c-1")).err()).contains("a second person");
    Console.Said signed = run(folder, on, with(sign, "c-2"));
    assertThat(new ObjectMapper().readTree(signed.out()).get("status").asText())
        .as(signed.err())
        .isEqualTo("closed");
  }

  private static Console.Said run(Path folder, String[] on, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(on));
    all.addAll(List.of(words));
    return Console.evenhand(folder, all.toArray(String[]::new));
  }

  private static String[] with(String[] words, String last) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(last);
    return all.toArray(String[]::new);
  }

  private static JsonNode find(JsonNode list, String field, String value) {
    for (JsonNode each : list) {
      if (each.path(field).asText().equals(value)) {
        return each;
      }
    }
    throw new AssertionError("no " + field + " " + value);
  }
}
