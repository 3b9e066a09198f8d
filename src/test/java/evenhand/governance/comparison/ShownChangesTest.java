package evenhand.governance.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.governance.SampleRulebook;
import evenhand.governance.comparison.Comparison.Boundary;
import evenhand.governance.comparison.Comparison.FoundCase;
import evenhand.governance.comparison.Comparison.ShownChange;
import evenhand.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several clauses changed at once: each is shown by a case of its own. */
class ShownChangesTest {
  @TempDir private Path temporary = Path.of("");
  private SampleRulebook sample;
  private Rulebook old;

  @BeforeEach
  void prepare() throws IOException {
    sample = SampleRulebook.in(Files.createDirectory(temporary.resolve("rules")));
    old = sample.load();
  }

  /** One more rule that adds what another adds: both changes are one kind of difference. */
  private void withASecondThreshold() {
    sample
        .edit(
            "parameters.yml",
            "  - id: visit_due\n",
            """
              - id: many_events
                means: Events in a year that make it high.
                type: number
                unit: events
                values: [{value: 5, source: policy, class: P}]
              - id: visit_due
            """)
        .edit(
            "rules.drl",
            "rule \"SA-03 ",
            """
            rule "SA-09 Many events, so high risk and a visit"
                @cites("policy")
                @class("P")
            when
                Case( events_12m >= many_events )
            then
                outcome.floor("risk", "high");
                outcome.action("VISIT");
            end

            rule "SA-03\s""");
    old = sample.load();
  }

  @Test
  void twoThresholdsAndAConditionChangedAtOnceEachHaveTheirOwnSmallestCase() {
    withASecondThreshold();
    sample
        .highFromOne()
        .edit("parameters.yml", "values: [{value: 5,", "values: [{value: 4,")
        .edit(
            "rules.drl", "officer_grade in (\"medium\", \"high\")", "officer_grade in (\"high\")");
    Comparison found = compared();

    assertThat(found.changes())
        .extracting(ShownChange::clause)
        .containsExactly(
            "rule SA-08",
            "sample/parameters.yml parameters high_count",
            "sample/parameters.yml parameters many_events");
    FoundCase condition = found.changes().get(0).smallest().orElseThrow();
    assertThat(condition.facts()).hasToString("{\"officer_grade\":\"medium\"}");
    assertThat(condition.ended()).containsExactly("SA-08");
    FoundCase count = found.changes().get(1).smallest().orElseThrow();
    assertThat(count.facts()).hasSize(1);
    assertThat(RevisionComparisonTest.yesCount(count.facts())).isEqualTo(1);
    assertThat(count.began()).containsExactly("SA-02");
    FoundCase events = found.changes().get(2).smallest().orElseThrow();
    assertThat(events.facts()).hasToString("{\"events_12m\":4}");
    assertThat(events.began()).containsExactly("SA-09");
    assertThat(found.boundaries())
        .extracting(Boundary::parameter, Boundary::differsAt)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("high_count", List.of(1)),
            org.assertj.core.groups.Tuple.tuple("many_events", List.of(4)));
  }

  @Test
  void aChangeThatAnotherOneHidesIsShownAlone() {
    sample.highFromOne().edit("parameters.yml", "values: [{value: 18,", "values: [{value: 17,");
    Comparison found = compared();
    FoundCase age =
        change(found, "sample/parameters.yml parameters adult_age").smallest().orElseThrow();
    // Hurt alone would turn the count too: both are answered, so that the age alone decides.
    assertThat(age.facts().path("victim_age").asInt()).isEqualTo(17);
    assertThat(RevisionComparisonTest.yesCount(age.facts())).isEqualTo(2);
    assertThat(age.ended()).containsExactly("SA-05");
    assertThat(age.began()).isEmpty();
  }

  @Test
  void aChangeThatMovesNoCaseSaysThatNoneWasFound() {
    sample.highFromOne().retitled();
    Comparison found = compared();
    assertThat(change(found, "rule SA-08").smallest()).isEmpty();
  }

  private Comparison compared() {
    return RevisionComparisonTest.compare(old, sample.load());
  }

  private static ShownChange change(Comparison found, String clause) {
    return found.changes().stream()
        .filter(change -> change.clause().equals(clause))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void noCaseIsShownUnderATitleWhereADeadlineChangedBesideIt() {
    sample
        .edit("rules.drl", "reach the count, so high risk", "reach the number, so high risk")
        .edit("parameters.yml", "working_days:2", "working_days:1");
    Comparison found = compared();
    assertThat(change(found, "rule SA-02").smallest()).isEmpty();
    ShownChange deadline = change(found, "sample/parameters.yml parameters visit_due");
    assertThat(deadline.smallest()).isPresent();
    assertThat(deadline.together()).isEmpty();
  }

  @Test
  void whereAClauseCannotBeToldApartItNamesTheOthers() {
    String due = "sample/parameters.yml parameters visit_due";
    String asked = "sample/questions.yml questions seen_at";
    sample
        .edit("questions.yml", "At what time?", "At what time of day was it seen?")
        .edit("parameters.yml", "working_days:2", "working_days:1");
    Comparison found = compared();
    // A visit alone shows the deadline; whatever asks for the time is due by it too.
    assertThat(change(found, due).smallest()).isPresent();
    assertThat(change(found, due).together()).isEmpty();
    assertThat(change(found, asked).smallest()).isPresent();
    assertThat(change(found, asked).together()).containsExactly(due);
  }
}
