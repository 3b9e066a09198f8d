package evenhand.rulebook.claims;

import static evenhand.rulebook.claims.Claims.UNKNOWN;
import static evenhand.rulebook.claims.Claims.actions;
import static evenhand.rulebook.claims.Claims.blocks;
import static evenhand.rulebook.claims.Claims.reviews;
import static org.assertj.core.api.Assertions.assertThat;

import evenhand.rulebook.Outcome;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.Pick;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.claims.Claims.Ladder;
import evenhand.rulebook.model.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Section 7 of the domestic-abuse dossier, "Claims that hold for every case", by number. */
final class MonotoneClaimsDomesticAbuseTest {
  private static final int CASES = 6_000;
  private static final List<String> CRITICAL =
      List.of(
          "dash_frightened",
          "dash_separated",
          "dash_stalking",
          "dash_pregnant",
          "dash_worse",
          "dash_control",
          "dash_weapons",
          "dash_kill_threat",
          "dash_strangle",
          "dash_sexual",
          "dash_suspect_suicide");
  private static final List<String> NEVER_GRADED =
      List.of(
          "victim_age",
          "suspect_age",
          "country",
          "force_area",
          "local_area",
          "relationship",
          "language_or_communication_need",
          "interpreter_offered_is_connected",
          "care_and_support_needs",
          "cannot_protect_self_due_to_needs",
          "lacks_ability_to_protect",
          "children_in_household",
          "children_saw_or_heard",
          "child_related",
          "child_home_educated",
          "crime_alleged",
          "violence_used_or_threatened",
          "suspect_responsible_for_victim",
          "suspect_mappa_managed",
          "suspect_release_pending",
          "suspect_relevant_history",
          "s76_sentence_months",
          "victim_withdrawn",
          "victim_needs_to_leave",
          "suspect_da_or_sexual_history");

  private final Claims claims = new Claims("domestic-abuse");

  private static List<String> items() {
    return Runs.rulebook("domestic-abuse").questions().stream()
        .map(Question::id)
        .filter(id -> id.startsWith("dash_") && !id.equals("dash_tool"))
        .toList();
  }

  @Test
  void claim1NoIsAtOrBelowUnknownAndUnknownAtOrBelowYes() {
    List<String> questions = new ArrayList<>(items());
    assertThat(questions).hasSize(27);
    questions.addAll(
        List.of(
            "personally_connected",
            "nfs_alleged",
            "honour_based_abuse",
            "forced_marriage",
            "fgm_reported",
            "homicide_planning_signs",
            "firearms_access",
            "order_breached",
            "professional_judgement_high",
            "professional_judgement_reason",
            "marac_ever",
            "children_saw_or_heard",
            "suspect_present",
            "in_progress",
            "call_cut_off",
            "call_silent",
            "codeword_used"));
    List<Ladder> ladders = Ladder.each(questions, "no", UNKNOWN, "yes");
    claims.forCases(
        "claim 1",
        CASES,
        (each, random) -> {
          for (Ladder ladder : Pick.few(ladders, 3, random)) {
            claims.climb(each, ladder, claims::assertNoGradeFalls);
          }
        });
  }

  @Test
  void claim2LargerCountsHigherGradesAndWorseInjuriesNeverLowerAGrade() {
    List<Ladder> ladders =
        List.of(
            Ladder.of("da_events_12m", "0", "1", "2", "3", "4", "5", "40"),
            Ladder.of("suspect_other_victims", "0", "1", "2", "9"),
            Ladder.of("da_events_12m", "0", UNKNOWN),
            Ladder.of("suspect_other_victims", "0", UNKNOWN),
            Ladder.of("officer_grade", UNKNOWN, "standard", "medium", "high"),
            Ladder.of("injury", "none", "minor", "serious", "life_threatening"));
    claims.forCases(
        "claim 2",
        CASES / 2,
        (each, random) ->
            ladders.forEach(ladder -> claims.climb(each, ladder, claims::assertNoGradeFalls)));
  }

  @Test
  void claim3NeitherGradeDependsOnWhoSomebodyIsOrWhereTheyLive() {
    claims.forCases(
        "claim 3",
        CASES,
        (each, random) -> {
          Outcome before = claims.outcome(each);
          Case changed = each;
          for (String question : Pick.few(NEVER_GRADED, 1 + random.nextInt(6), random)) {
            changed = claims.changed(changed, question, random);
          }
          assertThat(claims.outcome(changed).grades()).isEqualTo(before.grades());
        });
  }

  @Test
  void claim4EveryCaseInScopeHasWhatItMustHave() {
    claims.forCases(
        "claim 4",
        2 * CASES,
        (each, random) -> inScope(each, claims.outcome(scoped(each, random))));
  }

  private static Case scoped(Case each, Random random) {
    return Claims.with(each, "personally_connected", random.nextBoolean() ? "yes" : UNKNOWN);
  }

  private void inScope(Case each, Outcome outcome) {
    assertThat(outcome.grades().get("response")).isIn("g1", "g2");
    assertThat(blocks(outcome)).contains("COMMUNITY_RESOLUTION", "SHARE_IMMIGRATION_STATUS");
    assertThat(actions(outcome)).contains("DA_SPECIALIST");
    if (CRITICAL.stream().anyMatch(each::isUnknown)) {
      assertThat(outcome.provisional()).as("a critical item is open").isTrue();
    }
    if ("high".equals(outcome.grades().get("da_risk"))) {
      assertThat(actions(outcome)).contains("IDVA");
      assertThat(actions(outcome)).containsAnyOf("MARAC_REFERRAL", "CHILD_STRATEGY");
    }
    for (String notice : List.of("DVPN", "DAPN")) {
      assertThat(
              blocks(outcome).contains(notice) && actions(outcome).contains(notice + "_CONSIDER"))
          .as(notice + " is both blocked and offered")
          .isFalse();
    }
    if (outcome.flags().contains("REPEAT_MARAC")) {
      assertThat(actions(outcome)).contains("COHORT_NOMINATE");
    }
  }

  @Test
  void claim4AWithdrawalTakesNothingAway() {
    claims.forCases(
        "claim 4, withdrawal",
        CASES,
        (each, random) ->
            claims.climb(
                each,
                Ladder.of("victim_withdrawn", "no", UNKNOWN, "yes"),
                (before, after) -> {
                  claims.assertNoGradeFalls(before, after);
                  assertThat(after.flags()).containsAll(before.flags());
                  assertThat(after.actions()).containsAll(before.actions());
                  assertThat(blocks(after)).containsAll(blocks(before));
                  assertThat(reviews(after)).containsAll(reviews(before));
                  assertThat(after.opens()).containsAll(before.opens());
                  assertThat(after.provisional() || !before.provisional()).isTrue();
                }));
  }
}
