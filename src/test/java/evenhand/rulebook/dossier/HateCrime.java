package evenhand.rulebook.dossier;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** "Computed" and "Outcome codes" of the hate-crime dossier, in Java by hand. */
final class HateCrime implements Prose {
  private static final List<String> OTHERS =
      List.of(
          "witness",
          "family_carer",
          "officer",
          "staff",
          "advocacy_org",
          "anonymous",
          "other_person");
  private static final List<String> SIX =
      List.of("race", "nationality", "religion", "sexual_orientation", "disability", "transgender");
  static final List<String> MONITORED =
      List.of("race", "religion", "sexual_orientation", "disability", "transgender");
  private static final List<String> LOCAL =
      List.of("sex", "age", "alternative_subculture", "sex_worker", "homelessness");
  private static final List<String> THIRTEEN =
      Stream.of(SIX, LOCAL, List.of("occupation", "unclear")).flatMap(List::stream).toList();
  private static final List<String> BASIC =
      List.of(
          "oapa_s20",
          "oapa_s47",
          "common_assault",
          "strangulation",
          "criminal_damage",
          "poa_s4",
          "poa_s4a",
          "poa_s5",
          "pha_s2",
          "pha_s2a",
          "pha_s4",
          "pha_s4a");
  private static final List<String> NOT_BASIC =
      List.of("theft", "osa_s179", "osa_s181", "comms_s127", "mca_s1", "foa_s3", "other");

  private final Map<String, Function<Situation, Object>> computed = new LinkedHashMap<>();

  HateCrime() {
    perception();
    scope();
    evidence();
    notACrime();
  }

  private void truth(String id, Predicate<Situation> formula) {
    computed.put(id, formula::test);
  }

  private void perception() {
    truth("nationality_perceived", s -> seen(s, "nationality"));
    truth("race_perceived", s -> seen(s, "race") || seen(s, "nationality"));
    for (String strand : THIRTEEN) {
      computed.putIfAbsent(strand + "_perceived", s -> seen(s, strand));
    }
    truth("victim_perceives", s -> SIX.stream().anyMatch(each -> by(s, each, "victim")));
    truth("other_perceives", s -> SIX.stream().anyMatch(each -> seenByOther(s, each)));
    truth("suspect_perceives", s -> THIRTEEN.stream().anyMatch(each -> by(s, each, "suspect")));
    computed.put("monitored_count", s -> (int) MONITORED.stream().filter(p(s)).count());
    truth("monitored_perceived", s -> MONITORED.stream().anyMatch(p(s)));
    computed.put(
        "local_strands_here",
        s -> s.parameter("local_strands", String.valueOf(s.value("force_area"))));
    truth("local_perceived", s -> LOCAL.stream().filter(p(s)).anyMatch(here(s)));
    truth("unlisted_perceived", s -> LOCAL.stream().filter(p(s)).anyMatch(here(s).negate()));
    truth(
        "any_strand_perceived",
        s ->
            s.yes("monitored_perceived")
                || s.yes("local_perceived")
                || s.yes("unlisted_perceived"));
    truth(
        "motive_reported",
        s -> s.yes("hate_motivation_perceived") || s.is("incident_type", "crime_hate"));
    truth(
        "nothing_named",
        s ->
            !s.yes("any_strand_perceived")
                && !s.yes("unclear_perceived")
                && !s.yes("occupation_perceived"));
    truth(
        "strand_open",
        s -> s.yes("unclear_perceived") || s.yes("motive_reported") && s.yes("nothing_named"));
  }

  private void scope() {
    truth("crime_possible", s -> !s.no("crime_alleged"));
    truth(
        "support_case",
        s -> s.yes("crime_possible") && (s.yes("any_strand_perceived") || s.yes("strand_open")));
    computed.put("offence_on", HateCrime::offenceOn);
    truth("scope_perceived", s -> inScope(s).stream().map(String::valueOf).anyMatch(p(s)));
    truth(
        "out_of_scope_monitored",
        s -> MONITORED.stream().filter(p(s)).anyMatch(each -> !inScope(s).contains(each)));
    truth("strand_counts", s -> s.yes("monitored_perceived") || s.yes("scope_perceived"));
    truth("basic_offence", s -> BASIC.stream().anyMatch(each -> s.has("alleged_offences", each)));
    truth(
        "nonbasic_offence",
        s -> NOT_BASIC.stream().anyMatch(each -> s.has("alleged_offences", each)));
  }

  private void evidence() {
    truth("shown", s -> s.has("hate_indicators", "slur") || s.has("hate_indicators", "symbol"));
    truth(
        "demonstrated",
        s ->
            s.yes("shown")
                && Stream.of("immediately_before", "during", "immediately_after")
                    .anyMatch(each -> s.has("hostility_timing", each)));
    truth(
        "motivated",
        s ->
            Stream.of("targeting", "posts", "admitted_motive")
                .anyMatch(each -> s.has("hate_indicators", each)));
    truth("evidence_met", s -> s.yes("demonstrated") || s.yes("motivated"));
    truth(
        "repeat_reported",
        s ->
            s.atLeast("victim_repeat_12m", "hate_repeat_threshold")
                || s.yes("self_perceived_repeat"));
    truth("child_victim", s -> s.below("victim_age", "child_age"));
  }

  private void notACrime() {
    computed.put("nchi_regime_now", s -> s.value("nchi_regime"));
    truth("noncrime_strand", s -> s.no("crime_alleged") && s.yes("any_strand_perceived"));
    truth("code_case", s -> s.yes("noncrime_strand") && s.is("nchi_regime_now", "code_2023"));
    truth(
        "nchi_excluded",
        s ->
            s.yes("report_trivial")
                || s.yes("report_irrational")
                || s.yes("report_malicious")
                || s.no("basis_for_intentional_hostility")
                || s.yes("lawful_expression_only"));
    truth(
        "nchi_passes",
        s ->
            s.no("report_trivial")
                && s.no("report_irrational")
                && s.no("report_malicious")
                && s.yes("basis_for_intentional_hostility")
                && s.no("lawful_expression_only"));
    truth(
        "child_or_school",
        s -> s.is("hate_setting", "school") || s.below("suspect_age", "child_age"));
    truth(
        "nchi_record_case",
        s ->
            s.yes("code_case")
                && s.yes("nchi_passes")
                && s.yes("monitored_perceived")
                && !s.yes("child_or_school"));
    truth("pd_test", s -> s.yes("risk_significant_harm") || s.yes("risk_future_offence"));
    truth("pd_clear", s -> s.no("risk_significant_harm") && s.no("risk_future_offence"));
  }

  private static boolean by(Situation s, String strand, String perceiver) {
    return s.has("perceived_" + strand + "_by", perceiver);
  }

  private static boolean seenByOther(Situation s, String strand) {
    return OTHERS.stream().anyMatch(each -> by(s, strand, each));
  }

  private static boolean seen(Situation s, String strand) {
    return by(s, strand, "victim") || seenByOther(s, strand);
  }

  private static Predicate<String> p(Situation s) {
    return strand -> s.yes(strand + "_perceived");
  }

  private static Predicate<String> here(Situation s) {
    return strand -> s.has("local_strands_here", strand);
  }

  private static LocalDate offenceOn(Situation s) {
    if (!s.unk("offence_date")) {
      return s.date("offence_date");
    }
    return s.unk("incident_date") ? s.asOfDate() : s.date("incident_date");
  }

  private static Set<?> inScope(Situation s) {
    return (Set<?>) s.parameterOn("aggravated_scope", s.date("offence_on"));
  }

  @Override
  public String rulebook() {
    return "hate-crime";
  }

  @Override
  public Map<String, List<String>> scales() {
    return Map.of(
        "hate_risk", List.of("standard", "medium", "high"),
        "response", List.of("g4", "g3", "g2", "g1"));
  }

  @Override
  public Map<String, Function<Situation, Object>> computed() {
    return computed;
  }

  /** A local strand only, at a school, and at a place that is not known. */
  @Override
  public List<String> seldom() {
    String passes =
        """
        {"crime_alleged": "no", "perceived_sex_by": ["victim"], "report_trivial": "no",
         "report_irrational": "no", "report_malicious": "no",
         "basis_for_intentional_hostility": "yes", "lawful_expression_only": "no"
        """;
    return List.of(passes + ", \"hate_setting\": \"school\"} | {}", passes + "} | {}");
  }

  /** "Which strand" is asked by the lists of all strands; occupation and unclear name none. */
  @Override
  public List<String> asks(String row, Situation situation, List<String> unknowns) {
    return Stream.concat(SIX.stream(), LOCAL.stream())
        .map(strand -> "perceived_" + strand + "_by")
        .toList();
  }
}
