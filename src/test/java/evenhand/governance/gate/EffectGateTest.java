package evenhand.governance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.fairness.verdict.Verdict;
import evenhand.governance.SampleRulebook;
import evenhand.governance.activation.Activation;
import evenhand.governance.activation.Gate.Judgement;
import evenhand.governance.gate.EffectGate.Shown;
import evenhand.governance.replay.ReplayService;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate lets pass, and what it says no to. */
class EffectGateTest {
  private static final Revision OLD = new Revision("sha256:" + "0".repeat(64));
  private static final Revision OTHER = new Revision("sha256:" + "1".repeat(64));

  @TempDir private Path temporary = Path.of("");
  private Rulebook candidate;

  @BeforeEach
  void load() {
    candidate = SampleRulebook.in(temporary).audited().load();
  }

  private static Activation inForce() {
    return new Activation(
        UUID.nameUUIDFromBytes(new byte[] {1}),
        "sample",
        OLD,
        "activate",
        Reported.NOON.minus(Duration.ofDays(30)),
        JsonNodeFactory.instance.objectNode(),
        Optional.empty(),
        Reported.NOON.minus(Duration.ofDays(30)),
        "admin-1",
        Optional.empty());
  }

  private Reported replay() {
    return Reported.a(ReplayService.REPLAY, candidate.revision(), OLD);
  }

  private Reported shadow() {
    return Reported.a(ReplayService.SHADOW, candidate.revision(), OLD).sinceItStarted();
  }

  private Reported simulation() {
    return Reported.a(ReplayService.SIMULATION, candidate.revision(), candidate.revision());
  }

  private Judgement judge(Optional<Activation> inForce, Reported... reports) {
    Shown shown = new Shown(Arrays.stream(reports).map(Reported::kept).toList(), false);
    return new EffectGate(any -> shown).judge(candidate, inForce);
  }

  private String later(Reported... reports) {
    return String.join("\n", judge(Optional.of(inForce()), reports).objections());
  }

  private String first(Reported... reports) {
    return String.join("\n", judge(Optional.empty(), reports).objections());
  }

  @Test
  void aLaterOnePassesByAReplayOrAShadowThatShowsAllAndNothingWorse() {
    assertThat(later(replay())).isEmpty();
    assertThat(later(shadow())).isEmpty();
  }

  @Test
  void inventedCasesShowNothingAgainstARevisionInForce() {
    assertThat(later(simulation()))
        .contains("nothing was shown of " + candidate.revision() + " against " + OLD)
        .contains("invented cases show nothing against a revision in force");
  }

  @Test
  void whatWasHeldAgainstAnotherRevisionOrBeforeItCameIntoForceIsMadeAgain() {
    assertThat(later(Reported.a(ReplayService.REPLAY, candidate.revision(), OTHER)))
        .contains("was against " + OTHER + ", but " + OLD + " is in force: replay again");
    assertThat(later(replay().hoursLater(-24 * 31))).contains("was made before " + OLD);
  }

  @Test
  void erasedAndRefusedCasesAreNoShowing() {
    assertThat(later(replay().counting("same", 0).counting("erased", 9_000)))
        .contains("compares 0 decisions; at least " + LaterStandard.COMPARED_MIN);
    assertThat(later(replay().counting("refused", 263))).isEmpty();
    assertThat(later(replay().counting("refused", 264)))
        .contains("cannot decide 264 of 5,264 cases");
  }

  @Test
  void aPartOfTheCasesIsNotEnoughAndHidesNoBadReport() {
    Reported bad = replay().showing("Black", Verdict.NO_EVIDENCE, Verdict.EXPLAIN);
    assertThat(later(replay().ofOneDay())).contains("is of a part of the recorded cases");
    assertThat(later(bad, replay().ofOneDay().hoursLater(1)))
        .contains("Black at seen by ethnicity would be EXPLAIN, which is worse than NO_EVIDENCE");
    assertThat(later(bad, shadow().hoursLater(1).sinceItStarted())).contains("would be EXPLAIN");
    assertThat(later(bad, replay().hoursLater(1).counting("same", 4_999)))
        .contains("would be EXPLAIN");
    assertThat(later(bad, replay().hoursLater(1))).isEmpty();
  }

  @Test
  void aBadShadowStandsUntilAReplayCoversIt() {
    Reported bad = shadow().showing("Asian", Verdict.NO_EVIDENCE, Verdict.STOP);
    assertThat(later(replay(), bad)).contains("Asian at seen by ethnicity would be STOP");
    assertThat(later(bad, replay().hoursLater(1))).isEmpty();
  }

  @Test
  void eachCharacteristicHasToBeCompared() {
    assertThat(later(replay().unmeasured("age")))
        .contains("its effect by age has to be shown")
        .contains("nothing is recorded");
  }

  @Test
  void aShadowThatWasNotReportedOnIsEndedFirstWhoeverAnswersForIt() {
    Judgement judged =
        new EffectGate(any -> new Shown(java.util.List.of(replay().kept()), true))
            .judge(candidate, Optional.of(inForce()));
    assertThat(judged.unfinished())
        .singleElement()
        .asString()
        .contains("./evenhand shadow finish --rulebook sample");
  }

  @Test
  void aFirstOnePassesByInventedCasesThatShowEveryGroup() {
    assertThat(first(simulation())).isEmpty();
    assertThat(first()).contains("nothing was shown of").contains("--simulated N");
  }

  @Test
  void aFirstOneHasToShowEachGroupAtEachPoint() {
    assertThat(first(simulation().without("Mixed")))
        .contains("at seen by ethnicity nothing is shown of Mixed: enough of each group");
    assertThat(first(simulation().showing("Black", Verdict.CANNOT_TELL, Verdict.CANNOT_TELL)))
        .contains("by ethnicity it is CANNOT_TELL at 1 of 1 decision points")
        .contains("a first activation needs better: seen (Black)");
    assertThat(first(simulation().unmeasured("sex"))).contains("by sex has to be shown");
  }

  @Test
  void aFewRecordedCasesTellNothingAndDoNotStopAFirstOneUnlessTheyTellItIsWorse() {
    Reported few = replay().showing("Black", Verdict.CANNOT_TELL, Verdict.CANNOT_TELL);
    assertThat(first(few, simulation())).isEmpty();
    Reported bad = replay().showing("Black", Verdict.STOP, Verdict.STOP);
    assertThat(first(bad, simulation().hoursLater(1)))
        .contains(
            "Black at seen by ethnicity is STOP; a first activation needs better (100 of 500)");
  }

  @Test
  void whatIsNotToldIsOneRemarkForEachCharacteristicHoweverManyGroups() {
    Reported few =
        simulation()
            .showing("Black", Verdict.CANNOT_TELL, Verdict.CANNOT_TELL)
            .showing("Asian", Verdict.CANNOT_TELL, Verdict.CANNOT_TELL);
    assertThat(judge(Optional.empty(), few).objections())
        .filteredOn(said -> said.contains("CANNOT_TELL"))
        .singleElement()
        .asString()
        .endsWith("seen (Black, Asian)");
  }

  @Test
  void aRulebookWithoutADecisionPointCannotBeShown() {
    candidate = SampleRulebook.in(temporary.resolve("bare")).load();
    assertThat(first(simulation())).contains("declares no decision point that rules decide");
  }

  @Test
  void theShowingNamesEveryReportWithItsHashAndWhatWasObjected() {
    Judgement judged = judge(Optional.of(inForce()), replay().counting("same", 1));
    assertThat(judged.showing().at("/reports/0/report_hash").asText()).hasSize(64);
    assertThat(judged.showing().path("objections")).hasSameSizeAs(judged.objections());
    assertThat(judged.newest()).contains(Reported.NOON.plus(Duration.ofMinutes(1)));
  }

  @Test
  void whatIsKeptHoldsTheVerdictsAndNoFigureOfAnyGroup() {
    Judgement later =
        judge(
            Optional.of(inForce()),
            replay().showing("Black", Verdict.NO_EVIDENCE, Verdict.EXPLAIN));
    assertThat(later.objections()).singleElement().asString().endsWith("(+0 -0 of 500)");
    assertThat(later.showing().at("/objections/0").asText())
        .endsWith("Black at seen by ethnicity would be EXPLAIN, which is worse than NO_EVIDENCE");
    Judgement first =
        judge(Optional.empty(), simulation().showing("Black", Verdict.NO_EVIDENCE, Verdict.STOP));
    assertThat(first.objections()).anyMatch(said -> said.endsWith("(100 of 500)"));
    assertThat(first.showing().path("objections"))
        .hasSize(first.objections().size())
        .anyMatch(said -> said.asText().contains("Black at seen by ethnicity is STOP"))
        .noneMatch(said -> said.asText().contains("100 of 500"));
  }
}
