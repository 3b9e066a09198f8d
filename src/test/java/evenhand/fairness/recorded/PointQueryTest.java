package evenhand.fairness.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.fairness.recorded.AuditedDao.About;
import evenhand.fairness.recorded.AuditedDao.Response;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which decisions a decision point counts: those of the stage that feeds it. */
class PointQueryTest {
  private static final Rulebooks RULEBOOKS =
      Rulebooks.load(
          Path.of("rules"), Optional.empty(), Set.of("mental-health", "domestic-abuse")::contains);
  private static final Instant UNTIL = Instant.parse("2026-10-01T00:00:00Z");

  private static PointQuery query(String rulebook, String point) {
    Rulebook found = RULEBOOKS.find(rulebook).orElseThrow();
    return new PointQuery(
        found,
        found.audit().points().stream()
            .filter(each -> each.id().equals(point))
            .findFirst()
            .orElseThrow(),
        new Clocks(found, UNTIL));
  }

  private static Audited decision(
      Set<String> flags, Set<String> actions, Set<String> blocks, Map<String, Long> later) {
    return new Audited(
        new About("1.0.0", "sha256:x", "handler-1", true, true, "1.0.0 2026-W30"),
        List.of(),
        new Advised(
            JsonNodeFactory.instance.objectNode(),
            flags,
            actions,
            Set.of(),
            blocks,
            Set.of(),
            false),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Set.of(),
        later);
  }

  private static Audited answered(Audited decision, Set<String> confirmed) {
    return new Audited(
        decision.about(),
        decision.rules(),
        decision.advised(),
        decision.persons(),
        decision.compared(),
        Optional.of(new Response(true, false, null, null)),
        confirmed,
        decision.later());
  }

  @Test
  void aLaterOutcomeIsHeldAgainstTheDecisionsThatAskedForIt() {
    PointQuery query = query("domestic-abuse", "interpreter_delivered");
    Audited asked = decision(Set.of(), Set.of("PROFESSIONAL_INTERPRETER"), Set.of(), Map.of());
    Audited never = decision(Set.of(), Set.of("IDVA"), Set.of(), Map.of());
    Audited delivered =
        decision(
            Set.of(),
            Set.of("PROFESSIONAL_INTERPRETER"),
            Set.of(),
            Map.of("interpreter_delivered", 0L));
    assertThat(query.isCounted(asked)).isTrue();
    assertThat(query.isSelected(asked)).isFalse();
    assertThat(query.isCounted(never)).isFalse();
    assertThat(query.isCounted(delivered) && query.isSelected(delivered)).isTrue();
  }

  @Test
  void aReleaseIsOfTheBlocksThatAPersonRespondedTo() {
    PointQuery query = query("domestic-abuse", "appointment_released");
    Audited blocked = decision(Set.of(), Set.of(), Set.of("APPOINTMENT"), Map.of());
    Audited free = decision(Set.of(), Set.of(), Set.of(), Map.of());
    assertThat(query.isCounted(blocked)).as("nobody responded yet").isFalse();
    assertThat(query.isCounted(answered(free, Set.of()))).as("nothing to release").isFalse();
    Audited kept = answered(blocked, Set.of("g2"));
    assertThat(query.isCounted(kept)).isTrue();
    assertThat(query.isSelected(kept)).isFalse();
    assertThat(query.isSelected(answered(blocked, Set.of("APPOINTMENT")))).isTrue();
  }

  @Test
  void inTimeFollowsFromTheRecordedMinutes() {
    PointQuery query = query("mental-health", "handed_over_in_time");
    Set<String> both = Set.of("COLLECTION_HANDOVER", "S136_HANDOVER");
    Map<String, Long> inTime =
        Map.of("handover_from_collection", 60L, "handover_from_arrival", 30L);
    Audited prompt = decision(Set.of(), both, Set.of(), inTime);
    assertThat(query.isCounted(prompt) && query.isSelected(prompt)).isTrue();
    Audited late =
        decision(
            Set.of(),
            both,
            Set.of(),
            Map.of("handover_from_collection", 61L, "handover_from_arrival", 30L));
    assertThat(query.isCounted(late)).isTrue();
    assertThat(query.isSelected(late)).as("late by one of two clocks").isFalse();
    Audited unknown = decision(Set.of(), both, Set.of(), Map.of());
    assertThat(query.isCounted(unknown)).as("no time recorded").isFalse();
    Audited notAsked = decision(Set.of(), Set.of(), Set.of(), inTime);
    assertThat(query.isCounted(notAsked)).as("no clock runs").isFalse();
    Audited excused =
        decision(
            Set.of("HANDOVER_DELAY_EXCUSED"),
            both,
            Set.of(),
            Map.of("handover_from_collection", 600L));
    assertThat(query.isCounted(excused)).as("excused").isFalse();
  }
}
