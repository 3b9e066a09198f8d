package evenhand.rulebook.claims;

import static evenhand.rulebook.claims.Claims.actions;
import static evenhand.rulebook.claims.Claims.blocks;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.Pick;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Section 7 of the diversion dossier, "Claims that hold for every case", numbers 6 to 10. */
final class MonotoneClaimsDiversionOutcomesTest {
  private static final int CASES = 4_000;
  private static final String ELIGIBILITY = "eligibility";
  private static final List<String> SERVICES_ONLY =
      List.of(
          "suspect_sex_described",
          "victim_age",
          "asb_reported",
          "force_area",
          "offence_in_placement",
          "prior_youth_cautions",
          "turnaround_trigger_date",
          "turnaround_before",
          "gang_involvement",
          "considering_knife",
          "contract_services_named",
          "contract_breached",
          "kcpo_sought",
          "damage_to_make_good",
          "offended_as_victim",
          "victim_wants_rj",
          "detained_now",
          "suspect_abuse_survivor",
          "drug_test_positive");
  private static final List<String> SWITCHES =
      List.of(
          "anti_blade_contract_on",
          "diversion_to_25_on",
          "victim_offender_diversion_on",
          "girls_pathway_on",
          "drug_health_route_on",
          "payback_conditions_on",
          "youth_rj_on",
          "pilot_18_20_on",
          "payback_board_on",
          "womens_triage_on",
          "care_charge_check_on",
          "transition_plan_on");
  private static final List<String> NEEDED =
      List.of(
          "suspect_age",
          "suspect_age_certain",
          "suspect_age_at_offence",
          "crime_alleged",
          "triability",
          "offence_group",
          "evidential_test",
          "public_interest",
          "admission",
          "victim_category",
          "domestic_abuse_suspected",
          "hate_motivation_perceived",
          "gravity_base",
          "gravity_final",
          "gravity_rationale_recorded",
          "history_checked",
          "prior_similar_disposal",
          "prior_outcome_breached",
          "subject_to_order",
          "nrm_status",
          "vulnerability_screen_done",
          "capacity_concern");

  private final Claims claims = new Claims("diversion");

  @Test
  void claim6ServicesAreOfferedWithoutEffectOnWhatStaysOpen() {
    claims.forCases(
        "claim 6",
        2 * CASES,
        (each, random) -> {
          Outcome before = claims.outcome(each);
          for (String question : Pick.few(SERVICES_ONLY, 3, random)) {
            assertSameButForServices(
                question, before, claims.outcome(claims.changed(each, question, random)));
          }
        });
  }

  private static void assertSameButForServices(String what, Outcome before, Outcome after) {
    assertThat(after.grades()).as(what).isEqualTo(before.grades());
    assertThat(after.options()).as(what).isEqualTo(before.options());
    assertThat(after.blocks()).as(what).isEqualTo(before.blocks());
    assertThat(after.reviews()).as(what).isEqualTo(before.reviews());
    assertThat(after.opens()).as(what).isEqualTo(before.opens());
    assertThat(after.provisional()).as(what).isEqualTo(before.provisional());
  }

  @Test
  void claim7ASwitchTurnedOnOnlyAddsFlagsAndActions() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    List<String> areas = claims.question("force_area").values();
    claims.forCases(
        "claim 7",
        CASES,
        (each, random) -> {
          Case some = each;
          for (String already : Pick.few(SWITCHES, random.nextInt(4), random)) {
            some = some.setting(already, json.booleanNode(true));
          }
          Outcome before = claims.outcome(some);
          String turned = Pick.one(SWITCHES, random);
          Outcome after = claims.outcome(some.setting(turned, json.booleanNode(true)));
          assertOnlyGrows(turned, before, after);
          JsonNode watched = json.arrayNode().add(Pick.one(areas, random));
          assertOnlyGrows(
              "scrutiny_areas", before, claims.outcome(some.setting("scrutiny_areas", watched)));
          // The one that is on as delivered offers more when it is off.
          Outcome ungated =
              claims.outcome(some.setting("rj_needs_admission", json.booleanNode(false)));
          assertOnlyGrows("rj_needs_admission", before, ungated);
        });
  }

  private static void assertOnlyGrows(String what, Outcome before, Outcome after) {
    assertSameButForServices(what, before, after);
    assertThat(after.flags()).as(what).containsAll(before.flags());
    assertThat(actions(after)).as(what).containsAll(actions(before));
  }

  @Test
  void claims8To10HoldForEveryOutcome() {
    claims.forCases(
        "claims 8, 9 and 10",
        4 * CASES,
        (each, random) -> {
          Outcome outcome = claims.outcome(each);
          graded(outcome);
          assertThat(claims.outcome(each.without(Pick.one(NEEDED, random))).grades())
              .as("eligible although a needed answer is missing")
              .doesNotContainEntry(ELIGIBILITY, "eligible");
          cautions(each, outcome);
          custody(each, outcome);
        });
  }

  private static void graded(Outcome outcome) {
    assertThat(outcome.grades()).containsKey(ELIGIBILITY);
    switch (outcome.grades().get(ELIGIBILITY)) {
      case "eligible" -> {
        assertThat(outcome.options()).isNotEmpty();
        assertThat(outcome.reviews()).isEmpty();
        assertThat(outcome.blocks()).isEmpty();
        assertThat(outcome.provisional()).isFalse();
      }
      case "ineligible" -> assertThat(Set.of("no_further_action")).containsAll(outcome.options());
      default -> {}
    }
  }

  private static int age(Case each) {
    return each.isUnknown("suspect_age") ? -1 : each.facts().get("suspect_age").intValue();
  }

  private static boolean verified(Case each) {
    return age(each) >= 0 && each.text("suspect_age_certain").equals("yes");
  }

  private static void cautions(Case each, Outcome outcome) {
    if (verified(each) && age(each) < 18) {
      assertThat(outcome.options()).doesNotContain("simple_caution", "conditional_caution");
    } else if (verified(each)) {
      assertThat(outcome.options())
          .doesNotContain("youth_caution", "youth_conditional_caution", "outcome_23");
    }
    if (!each.text("admission").equals("full_admission")) {
      assertThat(outcome.options()).noneMatch(option -> option.endsWith("caution"));
    }
    if (each.text("domestic_abuse_suspected").equals("yes")) {
      assertThat(outcome.options()).doesNotContain("community_resolution");
      assertThat(blocks(outcome)).contains("COMMUNITY_RESOLUTION");
    }
  }

  private static void custody(Case each, Outcome outcome) {
    if (actions(outcome).contains("OFFER_RESTORATIVE_JUSTICE")) {
      assertThat(each.text("victim_wants_rj")).isEqualTo("yes");
    }
    boolean adult = verified(each) && age(each) >= 18;
    if (each.text("detained_now").equals("yes") && !adult) {
      assertThat(actions(outcome)).contains("LA_ACCOMMODATION_REQUEST", "APPROPRIATE_ADULT");
    }
  }
}
