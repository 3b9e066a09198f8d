package evenhand.rulebook.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Sections 4 to 6 of the diversion dossier, in Java by hand. */
final class Diversion implements Prose {
  private final Map<String, Function<Situation, Object>> computed = new LinkedHashMap<>();

  Diversion() {
    computed.put("age_band", Diversion::ageBand);
    computed.put(
        "offence_day",
        s -> s.unk("offence_date") ? s.value("incident_date") : s.value("offence_date"));
    computed.put("admission_effective", Diversion::admissionEffective);
    computed.put("sexual_offence", Diversion::sexualOffence);
    computed.put("weapon_or_violence_history", Diversion::weaponOrViolence);
  }

  @Override
  public String rulebook() {
    return "diversion";
  }

  @Override
  public Map<String, List<String>> scales() {
    return Map.of("eligibility", List.of("eligible", "refer", "ineligible"));
  }

  @Override
  public List<String> options() {
    return List.of(
        "no_further_action",
        "community_resolution",
        "simple_caution",
        "conditional_caution",
        "youth_caution",
        "youth_conditional_caution",
        "outcome_21",
        "outcome_22",
        "outcome_23");
  }

  @Override
  public Map<String, Function<Situation, Object>> computed() {
    return computed;
  }

  @Override
  public List<String> floorOfDoubt() {
    return List.of("eligibility", "refer");
  }

  /** A simple caution is the only option left. */
  @Override
  public List<String> seldom() {
    return List.of(
        """
        {"suspect_age": 30, "suspect_age_certain": "yes", "evidential_test": "met",
         "admission": "full_admission", "gravity_final": 2, "gravity_base": 2,
         "prior_similar_disposal": "none", "triability": "summary"}
        | {"two_tier_force": false, "adult_cr_scores": [], "adult_cc_scores": [],
           "adult_o22_scores": []}
        """);
  }

  @Override
  public List<String> asks(String row, Situation situation, List<String> unknowns) {
    return switch (row) {
      // What an unsure age band rests on.
      case "DV-010" -> List.of("suspect_age", "suspect_age_certain");
      // An admission that does not count for want of an adult is known; the adult is not.
      case "DV-013" ->
          List.of(
              situation.unk("admission") || situation.is("admission", "not_yet_asked")
                  ? "admission"
                  : "aa_at_admission");
      default -> unknowns;
    };
  }

  private static Object ageBand(Situation s) {
    if (!s.yes("suspect_age_certain")) {
      return "unsure";
    } else if (s.below("suspect_age", "adult_age")) {
      return "child";
    }
    return s.atLeast("suspect_age", "adult_age") ? "adult" : "unsure";
  }

  private static Object admissionEffective(Situation s) {
    if (s.unk("admission") || s.is("admission", "not_yet_asked")) {
      return null;
    }
    boolean perhapsChild = !s.is("age_band", "adult");
    boolean admits =
        s.is("admission", "full_admission") || s.is("admission", "accepts_responsibility");
    return perhapsChild && admits && !s.yes("aa_at_admission") ? null : s.value("admission");
  }

  private static Object sexualOffence(Situation s) {
    if (s.is("offence_group", "sexual") || s.yes("sexual_offence_alleged")) {
      return "yes";
    }
    return s.unk("offence_group") ? null : "no";
  }

  private static Object weaponOrViolence(Situation s) {
    if (s.yes("earlier_weapon_matter") || s.yes("violence_history")) {
      return "yes";
    }
    return s.no("earlier_weapon_matter") && s.no("violence_history") ? "no" : null;
  }
}
