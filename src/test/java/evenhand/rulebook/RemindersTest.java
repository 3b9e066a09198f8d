package evenhand.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.evaluate.Reminders;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reminder is due at the first instant at which the rules ask, and none is left out. */
class RemindersTest {
  private static final int CASES = 300;
  private static final int MOMENTS = 20;
  private static final int AHEAD_SECONDS = Math.toIntExact(Reminders.AHEAD_MAX.toSeconds());

  @Test
  void anIncidentThatWaitsIsLookedAtAgain() {
    Rulebook contact = Runs.rulebook("contact");
    Case waiting =
        new Case(
                Instant.parse("2026-06-01T12:00:00Z"),
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode())
            .answering("opened_at", "2026-06-01T11:00:00Z");
    Reminder again = new Reminder("review", "RE_THRIVE", Instant.parse("2026-06-01T14:31:00Z"));

    assertThat(waiting.decide(contact, Detail.FULL).reminders()).contains(again);
    assertThat(
            waiting.answering("resource_assigned", "yes").decide(contact, Detail.FULL).reminders())
        .as("somebody is on the way")
        .isEmpty();
    assertThat(
            waiting
                .at(Instant.parse("2026-06-01T15:00:00Z"))
                .decide(contact, Detail.FULL)
                .reminders())
        .as("it is asked for already, since that instant")
        .contains(again);
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void remindersTellWhatLaterDecisionsAskFor(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    AtomicInteger seen = new AtomicInteger();
    Runs.forCases(
        "reminders",
        id,
        CASES,
        (each, number) -> {
          if (!parametersStay(rulebook, each)) {
            return;
          }
          Advice now = each.decide(rulebook, Detail.FULL);
          Set<String> asked = asked(now);
          for (Reminder reminder : now.reminders()) {
            String name = reminder.kind() + " " + reminder.code();
            if (!reminder.due().isAfter(each.asOf())) {
              assertThat(reminder.kind()).isEqualTo("review");
              assertThat(asked).contains(name);
              continue;
            }
            assertThat(asked).doesNotContain(name);
            assertThat(asked(each.at(reminder.due()).decide(rulebook))).contains(name);
            assertThat(asked(each.at(reminder.due().minusSeconds(1)).decide(rulebook)))
                .doesNotContain(name);
            seen.incrementAndGet();
          }
          Random random = Runs.random("moments" + id, number);
          for (int i = 0; i < MOMENTS; i++) {
            Instant later = each.asOf().plusSeconds(1 + random.nextInt(AHEAD_SECONDS));
            Set<String> said = new TreeSet<>(asked);
            now.reminders().stream()
                .filter(reminder -> !reminder.due().isAfter(later))
                .forEach(reminder -> said.add(reminder.kind() + " " + reminder.code()));
            assertThat(said).as("at " + later).containsAll(asked(each.at(later).decide(rulebook)));
          }
        });
    System.out.println("reminders checked, " + id + ": " + seen);
  }

  /** A reminder knows the parameters of its day only. */
  private static boolean parametersStay(Rulebook rulebook, Case of) {
    LocalDate first = LocalDate.ofInstant(of.asOf(), DueCalendar.LONDON);
    LocalDate last = first.plusDays(Reminders.AHEAD_MAX.toDays() + 1);
    return rulebook.parameters().stream()
        .allMatch(parameter -> parameter.valueOn(first).equals(parameter.valueOn(last)));
  }

  private static Set<String> asked(Advice advice) {
    Set<String> asked = new TreeSet<>();
    advice.outcome().actions().forEach(action -> asked.add("action " + action.code()));
    advice.outcome().reviews().forEach(review -> asked.add("review " + review.code()));
    return asked;
  }
}
