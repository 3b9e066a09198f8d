package evenhand.command.demo;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.monitoring.MonitoringData;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Detail;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InventedContactsTest {
  private static final Instant UNTIL = Instant.parse("2026-11-22T00:00:00Z");
  private static final int COUNT = 1000;
  private static Rulebooks rulebooks;

  @BeforeAll
  static void load() {
    rulebooks = Rulebooks.load(Path.of("rules"));
  }

  @Test
  void every_contact_is_a_valid_case() {
    for (InventedContact contact : drawn(1)) {
      Answers.read(named(contact.rulebooks()), contact.facts(), contact.asOf());
      contact.monitoring().ifPresent(data -> MonitoringData.read(data, "/monitoring"));
    }
  }

  @Test
  void the_same_seed_draws_the_same_contacts_and_another_seed_others() {
    assertThat(drawn(7)).isEqualTo(drawn(7));
    assertThat(drawn(7).get(0).facts()).isNotEqualTo(drawn(8).get(0).facts());
  }

  @Test
  void contacts_lie_in_the_ninety_days_before_the_end_in_order() {
    List<Instant> times = drawn(1).stream().map(InventedContact::asOf).toList();
    assertThat(times).isSorted();
    assertThat(times.get(0))
        .isBetween(UNTIL.minus(90, ChronoUnit.DAYS), UNTIL.minus(88, ChronoUnit.DAYS));
    assertThat(times.get(COUNT - 1)).isBefore(UNTIL).isAfter(UNTIL.minus(2, ChronoUnit.DAYS));
  }

  @Test
  void every_rulebook_every_group_and_every_grade_occurs_and_some_data_is_missing() {
    Map<String, Integer> seen = new HashMap<>();
    for (InventedContact contact : drawn(1)) {
      if (contact.monitoring().isEmpty()) {
        seen.merge("nothing monitored", 1, Integer::sum);
      }
      contact
          .monitoring()
          .ifPresent(
              data -> {
                String code = data.at("/victim/ethnicity_self_defined").asText("missing");
                seen.merge("victim " + code.substring(0, 1), 1, Integer::sum);
              });
      for (Rulebook rulebook : named(contact.rulebooks())) {
        Advice advice = advise(rulebook, contact);
        advice
            .outcome()
            .grades()
            .forEach((scale, grade) -> seen.merge(scale + " " + grade, 1, Integer::sum));
        if (!advice.openQuestions().isEmpty()) {
          seen.merge("open questions", 1, Integer::sum);
        }
      }
    }
    assertThat(seen)
        .containsKeys(
            "nothing monitored", "victim W", "victim A", "victim B", "victim M", "victim m")
        .containsKeys("da_risk standard", "da_risk medium", "da_risk high", "open questions")
        .containsKeys("hate_risk standard", "hate_risk medium", "hate_risk high")
        .containsKeys("eligibility eligible", "eligibility refer", "eligibility ineligible");
    System.out.println(seen);
  }

  private static Advice advise(Rulebook rulebook, InventedContact contact) {
    Answers answers = Answers.read(named(contact.rulebooks()), contact.facts(), contact.asOf());
    return rulebook.advise(answers, rulebook.parameters(contact.asOf()), Detail.FULL);
  }

  private static List<Rulebook> named(List<String> ids) {
    return ids.stream().map(id -> rulebooks.find(id).orElseThrow()).toList();
  }

  private static List<InventedContact> drawn(long seed) {
    DemoSettings settings = new DemoSettings(0, COUNT, seed, UNTIL, Path.of("unused"), true);
    InventedContacts contacts = InventedContacts.of(rulebooks, settings);
    return IntStream.range(0, COUNT).mapToObj(contacts::contact).toList();
  }
}
