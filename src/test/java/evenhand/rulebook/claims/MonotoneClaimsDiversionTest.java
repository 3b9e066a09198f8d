package evenhand.rulebook.claims;

import static evenhand.rulebook.claims.Claims.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.Pick;
import evenhand.rulebook.claims.Claims.Ladder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Section 7 of the diversion dossier, "Claims that hold for every case", numbers 1 to 5. */
final class MonotoneClaimsDiversionTest {
  private static final int CASES = 4_000;
  private static final String ELIGIBILITY = "eligibility";

  private final Claims claims = new Claims("diversion");

  /** The second is never more favourable than the first. */
  private void assertAtOrBelow(Outcome first, Outcome second, String... leftOut) {
    claims.assertNoGradeFalls(first, second);
    assertThat(open(first, leftOut)).containsAll(open(second, leftOut));
  }

  private static Set<String> open(Outcome outcome, String... leftOut) {
    Set<String> open = new TreeSet<>(outcome.options());
    open.remove("no_further_action");
    open.removeAll(Set.of(leftOut));
    return open;
  }

  private void climbAll(String claim, List<Ladder> ladders) {
    claims.forCases(
        claim,
        CASES,
        (each, random) -> {
          for (Ladder ladder : Pick.few(ladders, 3, random)) {
            claims.climb(each, ladder, this::assertAtOrBelow);
          }
        });
  }

  @Test
  void claim1NoIsAtOrBelowUnknownAndUnknownAtOrBelowYes() {
    climbAll(
        "claim 1",
        Ladder.each(
            List.of(
                "hate_motivation_perceived",
                "domestic_abuse_suspected",
                "coercive_control",
                "defence_raised",
                "subject_to_order",
                "capacity_concern",
                "earlier_weapon_matter",
                "violence_history",
                "prior_outcome_breached",
                "imagery_aggravating",
                "modern_slavery_grounds"),
            "no",
            UNKNOWN,
            "yes"));
    claims.forCases(
        "claim 1, sexual offence",
        CASES / 2,
        (each, random) ->
            claims.climb(
                each,
                Ladder.of("sexual_offence_alleged", "no", UNKNOWN, "yes"),
                (lower, higher) -> assertAtOrBelow(lower, higher, "outcome_21")));
  }

  @Test
  void claim2YesIsAtOrBelowUnknownAndUnknownAtOrBelowNo() {
    climbAll(
        "claim 2",
        Ladder.each(
            List.of(
                "crime_alleged",
                "history_checked",
                "gravity_rationale_recorded",
                "aa_at_admission",
                "suspect_age_certain",
                "vulnerability_screen_done",
                "agrees_to_outcome",
                "youth_imagery"),
            "yes",
            UNKNOWN,
            "no"));
  }

  @Test
  void claim3AnswersInTheirOrderAreNeverMoreFavourable() {
    climbAll(
        "claim 3",
        List.of(
            Ladder.of("evidential_test", "met", UNKNOWN, "not_met"),
            Ladder.of("public_interest", "not_required", "undecided", UNKNOWN, "required"),
            Ladder.of("da_risk_recorded", "standard", "medium", UNKNOWN, "high"),
            Ladder.of("prior_similar_disposal", "none", UNKNOWN),
            Ladder.of("prior_similar_disposal", "may_be_similar", UNKNOWN),
            Ladder.of("victim_view", "not_contactable", "supports", UNKNOWN, "not_obtained"),
            Ladder.of("victim_view", "supports", UNKNOWN, "opposes"),
            Ladder.of("nrm_status", "negative", "none", UNKNOWN, "indicators", "conclusive"),
            Ladder.of("care_status", "none", UNKNOWN, "looked_after"),
            Ladder.of("triability", "summary", UNKNOWN, "indictable_only")));
  }

  @Test
  void claim4ASpecifiedOffenceLeavesFewerOptions() {
    claims.forCases(
        "claim 4, specified",
        CASES,
        (each, random) -> {
          Outcome yes = claims.outcome(Claims.with(each, "specified_either_way", "yes"));
          Outcome unknown = claims.outcome(Claims.with(each, "specified_either_way", UNKNOWN));
          Outcome no = claims.outcome(Claims.with(each, "specified_either_way", "no"));
          assertThat(unknown.options()).containsAll(yes.options());
          assertThat(no.options()).containsAll(unknown.options());
          int between = claims.rank(unknown, ELIGIBILITY);
          int highest = claims.rank(yes, ELIGIBILITY);
          int lowest = claims.rank(no, ELIGIBILITY);
          if (each.text("triability").equals("either_way")) {
            assertThat(between).isGreaterThanOrEqualTo(Math.max(highest, lowest));
          } else {
            assertThat(between).isBetween(lowest, highest);
          }
        });
  }

  @Test
  void claim4UnknownIsNeverMoreFavourableThanAnyAnswer() {
    claims.forCases(
        "claim 4, unknown",
        CASES,
        (each, random) -> {
          List<String> any = List.of("gravity_final", "admission", "prior_similar_disposal");
          noAnswerIsWorse(each, Pick.one(any, random), random);
          int offence = 10 + random.nextInt(50);
          Case old =
              random.nextBoolean()
                  ? each.without("suspect_age_at_offence")
                  : each.answering("suspect_age_at_offence", offence);
          int age = 10 + random.nextInt(random.nextBoolean() ? 15 : 110);
          assertAtOrBelow(
              claims.outcome(old.answering("suspect_age", age)),
              claims.outcome(old.without("suspect_age")));
        });
  }

  private void noAnswerIsWorse(Case each, String question, Random random) {
    JsonNode answer = claims.maker().answer(claims.question(question), each, random);
    try {
      assertAtOrBelow(
          claims.outcome(each.answering(question, answer)), claims.outcome(each.without(question)));
    } catch (AssertionError wrong) {
      throw new AssertionError(question + " " + answer + ": " + wrong.getMessage(), wrong);
    }
  }

  @Test
  void claim5OptionsFallWithTheAdmission() {
    claims.forCases(
        "claim 5",
        CASES,
        (each, random) -> {
          List<Outcome> outcomes = new ArrayList<>();
          for (String said :
              List.of(
                  "full_admission",
                  "accepts_responsibility",
                  "denies",
                  "no_comment",
                  "not_yet_asked",
                  UNKNOWN)) {
            outcomes.add(claims.outcome(Claims.with(each, "admission", said)));
          }
          assertThat(outcomes.get(0).options()).containsAll(outcomes.get(1).options());
          assertThat(outcomes.get(1).options()).containsAll(outcomes.get(2).options());
          for (Outcome silent : outcomes.subList(3, 6)) {
            assertThat(silent.options()).isEqualTo(outcomes.get(2).options());
          }
          Set<String> first = withoutAdmission(outcomes.get(0));
          outcomes.forEach(other -> assertThat(withoutAdmission(other)).isEqualTo(first));
        });
  }

  private static Set<String> withoutAdmission(Outcome outcome) {
    Set<String> open = new TreeSet<>(outcome.options());
    open.retainAll(Set.of("outcome_21", "outcome_22", "outcome_23"));
    return open;
  }
}
