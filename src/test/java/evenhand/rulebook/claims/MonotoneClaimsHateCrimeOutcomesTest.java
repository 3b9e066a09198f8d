package evenhand.rulebook.claims;

import static evenhand.rulebook.claims.Claims.actions;
import static evenhand.rulebook.claims.Claims.blocks;
import static evenhand.rulebook.claims.HateCrimeWords.PERCEIVERS;
import static evenhand.rulebook.claims.HateCrimeWords.core;
import static evenhand.rulebook.claims.HateCrimeWords.lists;
import static evenhand.rulebook.claims.HateCrimeWords.members;
import static org.assertj.core.api.Assertions.assertThat;

import evenhand.rulebook.Advice;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.cases.Case;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** "Properties that hold for every case" of the hate-crime dossier, numbers 7 and 8. */
final class MonotoneClaimsHateCrimeOutcomesTest {
  private static final int CASES = 5_000;
  private static final List<String> TESTS =
      List.of(
          "report_trivial",
          "report_irrational",
          "report_malicious",
          "basis_for_intentional_hostility",
          "lawful_expression_only");

  private final Claims claims = new Claims("hate-crime");

  @Test
  void property7WhatIsNoCrimeGetsNoFlagAndAtMostARecordWithoutPersonalData() {
    claims.forCases(
        "property 7",
        2 * CASES,
        (each, random) -> {
          Case noCrime = passing(each.answering("crime_alleged", "no"), random);
          Advice advice = claims.advice(noCrime);
          Outcome outcome = advice.outcome();
          assertThat(core(outcome)).isEmpty();
          assertThat(blocks(outcome)).contains("SUBJECT_DATA");
          boolean record = actions(outcome).contains("NCHI_RECORD_NO_PD");
          assertThat(blocks(outcome).contains("NCHI_RECORD")).isNotEqualTo(record);
          if (record) {
            for (String test : TESTS) {
              boolean basis = test.equals("basis_for_intentional_hostility");
              assertThat(noCrime.text(test)).as(test).isEqualTo(basis ? "yes" : "no");
            }
          }
          assertThat(advice.rules().stream().filter(Set.of("HC-36", "HC-37", "HC-38")::contains))
              .hasSizeLessThanOrEqualTo(1);
        });
  }

  /** Half of the cases pass the five tests under the code of 2023, so that records come about. */
  private static Case passing(Case each, Random random) {
    if (random.nextBoolean()) {
      return each;
    }
    Case passes =
        new Case(
            each.asOf(),
            each.facts(),
            each.parameters().deepCopy().put("nchi_regime", "code_2023"));
    for (String test : TESTS) {
      boolean basis = test.equals("basis_for_intentional_hostility");
      passes = passes.answering(test, basis ? "yes" : "no");
    }
    return passes;
  }

  @Test
  void property8WhatGoesTogetherComesTogether() {
    claims.forCases(
        "property 8",
        4 * CASES,
        (each, random) -> {
          Outcome outcome = claims.outcome(each);
          List<String> flags = outcome.flags();
          if (flags.contains("AGGRAVATED_CANDIDATE") || flags.contains("S66_CANDIDATE")) {
            assertThat(flags).containsAnyOf("EVIDENCE_DEMONSTRATED", "EVIDENCE_MOTIVATED");
            assertThat(flags).doesNotContain("STATUTORY_ENQUIRY");
          }
          boolean crime = flags.contains("HATE_CRIME");
          boolean provisional = flags.contains("HATE_PROVISIONAL");
          assertThat(crime && provisional).as("both hate flags").isFalse();
          if (crime || provisional) {
            assertThat(blocks(outcome)).contains("COMMUNITY_RESOLUTION", "CONDITIONAL_CAUTION");
          }
          if (flags.contains("REPEAT_VICTIM") || flags.contains("HIGH_RISK")) {
            assertThat(actions(outcome)).contains("OFFER_HCVA");
          }
          if ("high".equals(outcome.grades().get("hate_risk"))) {
            assertThat(outcome.grades().get("response")).isIn("g2", "g1");
          }
          if (!each.text("crime_alleged").equals("no") && isSupportCase(each)) {
            assertThat(outcome.grades().get("response")).isIn("g3", "g2", "g1");
          }
          if (!each.text("consent_to_hate_support").equals("yes")) {
            assertThat(actions(outcome)).doesNotContain("SUPPORT_REFERRAL", "REFER_HCVA");
          }
          if (each.isUnknown("crime_alleged")) {
            assertThat(outcome.provisional()).isTrue();
          }
        });
  }

  /** Somebody other than the suspect perceives a strand, or hostility of no named kind. */
  private static boolean isSupportCase(Case each) {
    return lists().stream()
        .filter(list -> !list.equals("perceived_occupation_by"))
        .anyMatch(list -> PERCEIVERS.stream().anyMatch(members(each, list)::contains));
  }
}
