package evenhand.rulebook.claims;

import static evenhand.rulebook.claims.Claims.UNKNOWN;
import static evenhand.rulebook.claims.Claims.blocks;
import static evenhand.rulebook.claims.HateCrimeWords.PERCEIVERS;
import static evenhand.rulebook.claims.HateCrimeWords.core;
import static evenhand.rulebook.claims.HateCrimeWords.list;
import static evenhand.rulebook.claims.HateCrimeWords.lists;
import static evenhand.rulebook.claims.HateCrimeWords.members;
import static org.assertj.core.api.Assertions.assertThat;

import evenhand.rulebook.Outcome;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.Pick;
import evenhand.rulebook.claims.Claims.Ladder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * "Properties that hold for every case" of the hate-crime dossier, numbers 2 to 6. The first, on
 * orders and spellings, is tried for every rulebook in {@link evenhand.rulebook.FiringOrderTest}.
 */
final class MonotoneClaimsHateCrimeTest {
  private static final int CASES = 5_000;

  private final Claims claims = new Claims("hate-crime");

  private void assertNothingLost(Outcome before, Outcome after) {
    claims.assertNoGradeFalls(before, after);
    assertThat(core(after)).containsAll(core(before));
  }

  @Test
  void property2EachStepToTheRightNeverLowersAGrade() {
    List<Ladder> ladders =
        List.of(
            Ladder.of("crime_alleged", "no", UNKNOWN, "yes"),
            Ladder.of("hate_motivation_perceived", "no", UNKNOWN, "yes"),
            Ladder.of("self_perceived_repeat", "no", UNKNOWN, "yes"),
            Ladder.of("hate_risk_assessed", "standard", UNKNOWN, "medium", "high"),
            Ladder.of("victim_repeat_12m", "0", UNKNOWN, "1", "2", "9"),
            Ladder.of("victim_age", "70", "18", UNKNOWN, "17", "0"),
            Ladder.of("risk_to_life", "none", "future_conditional", UNKNOWN, "real_immediate"),
            Ladder.of(
                "risk_of_serious_harm", "none", "future_conditional", UNKNOWN, "real_immediate"));
    claims.forCases(
        "property 2",
        CASES,
        (each, random) -> {
          for (Ladder ladder : Pick.few(ladders, 4, random)) {
            claims.climb(each, ladder, claims::assertNoGradeFalls);
          }
          Ladder same =
              Ladder.of(
                  random.nextBoolean() ? "risk_to_life" : "risk_of_serious_harm",
                  "none",
                  "future_conditional",
                  UNKNOWN);
          claims.climb(each, same, (one, two) -> assertThat(two.grades()).isEqualTo(one.grades()));
        });
  }

  @Test
  void property3NobodyIsAtOrBelowUnknownAndUnknownAtOrBelowOnePerceiverMore() {
    List<String> lists =
        lists().stream().filter(id -> !id.equals("perceived_occupation_by")).toList();
    claims.forCases(
        "property 3",
        2 * CASES,
        (each, random) -> {
          String list = Pick.one(lists, random);
          Case nobody = each.answering(list, list(List.of()));
          Case unknown = each.without(list);
          Set<String> some = new TreeSet<>(Pick.some(PERCEIVERS, random));
          some.add(Pick.one(PERCEIVERS, random));
          Case fewer = each.answering(list, list(some));
          some.add(Pick.one(PERCEIVERS, random));
          Case more = each.answering(list, list(some));
          assertPerceivedMore(claims.outcome(nobody), claims.outcome(unknown));
          assertPerceivedMore(claims.outcome(unknown), claims.outcome(fewer));
          assertPerceivedMore(claims.outcome(fewer), claims.outcome(more));
        });
  }

  private void assertPerceivedMore(Outcome before, Outcome after) {
    assertNothingLost(before, after);
    for (String block : List.of("COMMUNITY_RESOLUTION", "CONDITIONAL_CAUTION", "IDENTITY_PROOF")) {
      assertThat(blocks(after).contains(block) || !blocks(before).contains(block))
          .as(block)
          .isTrue();
    }
  }

  @Test
  void property4TheSuspectsOwnPerceptionAndWhichOfTheOthersPerceivesChangeNoFlag() {
    claims.forCases(
        "property 4",
        2 * CASES,
        (each, random) -> {
          String list = Pick.one(lists(), random);
          Set<String> some = new TreeSet<>(members(each, list));
          some.remove("suspect");
          Outcome before = claims.outcome(each.answering(list, list(some)));
          some.add("suspect");
          Outcome after = claims.outcome(each.answering(list, list(some)));
          assertThat(core(after)).isEqualTo(core(before));
          assertThat(after.grades()).isEqualTo(before.grades());
          assertThat(after.blocks()).isEqualTo(before.blocks());
          Outcome one =
              claims.outcome(each.answering(list, list(List.of(Pick.one(PERCEIVERS, random)))));
          Outcome other =
              claims.outcome(each.answering(list, list(List.of(Pick.one(PERCEIVERS, random)))));
          assertThat(core(other)).isEqualTo(core(one));
          assertThat(other.grades()).isEqualTo(one.grades());
        });
  }

  @Test
  void property5OneMoreIndicatorTimingOrOffenceTakesNothingAway() {
    List<String> sets = List.of("hate_indicators", "hostility_timing", "alleged_offences");
    claims.forCases(
        "property 5",
        2 * CASES,
        (each, random) -> {
          String set = Pick.one(sets, random);
          Set<String> members = new TreeSet<>(members(each, set));
          Outcome before = claims.outcome(each);
          members.add(Pick.one(claims.question(set).values(), random));
          assertNothingLost(before, claims.outcome(each.answering(set, list(members))));
        });
  }

  @Test
  void property6NoCoreFlagAndNoGradeDependsOnTheseAnswers() {
    List<String> without =
        List.of(
            "victim_disagrees",
            "victim_withdrawn",
            "victim_contacted",
            "consent_to_hate_support",
            "suspect_age",
            "suspect_known",
            "flag_removal_requested",
            "presumed_or_association",
            "easy_target_language",
            "religion_targeted",
            "call_channel",
            "place_type",
            "hate_setting",
            "both_inside_dwelling");
    claims.forCases(
        "property 6",
        2 * CASES,
        (each, random) -> {
          Outcome before = claims.outcome(each);
          Case changed = each;
          for (String question : Pick.few(without, 1 + random.nextInt(4), random)) {
            changed = claims.changed(changed, question, random);
          }
          Outcome after = claims.outcome(changed);
          assertThat(core(after)).isEqualTo(core(before));
          assertThat(after.grades()).isEqualTo(before.grades());
          Outcome kind = claims.outcome(claims.changed(each, "victim_kind", random));
          assertThat(core(kind)).isEqualTo(core(before));
        });
  }
}
