package evenhand.rulebook.dossier;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sections 4.4, 5 and 6 of the domestic-abuse dossier, in Java by hand. */
final class DomesticAbuse implements Prose {
  private static final List<String> CHILD_ITEMS =
      List.of("dash_children_hh", "dash_child_hurt", "dash_child_threat");
  private static final List<String> ITEMS_24 =
      List.of(
          "dash_injury",
          "dash_frightened",
          "dash_fear_of",
          "dash_isolated",
          "dash_victim_suicidal",
          "dash_separated",
          "dash_child_contact",
          "dash_stalking",
          "dash_pregnant",
          "dash_more_often",
          "dash_worse",
          "dash_control",
          "dash_weapons",
          "dash_kill_threat",
          "dash_strangle",
          "dash_sexual",
          "dash_third_party",
          "dash_hurt_others",
          "dash_animals",
          "dash_financial",
          "dash_substance_mh",
          "dash_suspect_suicide",
          "dash_order_breach",
          "dash_police_history");
  static final List<String> ITEMS_27 =
      Stream.concat(ITEMS_24.stream(), CHILD_ITEMS.stream()).toList();
  static final List<String> CRITICAL =
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
  private static final List<String> CONTROL =
      List.of(
          "dash_isolated",
          "dash_control",
          "dash_financial",
          "dash_stalking",
          "dash_frightened",
          "dash_kill_threat",
          "dash_sexual");

  private final Map<String, Function<Situation, Object>> computed = new LinkedHashMap<>();

  DomesticAbuse() {
    computed.put(
        "da_scope", s -> yesNo(s.unk("personally_connected") || s.yes("personally_connected")));
    computed.put("da_decision_date", Situation::asOfDate);
    computed.put("da_ref_date", s -> or(s.date("incident_date"), s.date("da_decision_date")));
    computed.put("da_offence_day", s -> or(s.date("offence_date"), s.date("da_ref_date")));
    computed.put("da_nfs_days_ago", DomesticAbuse::daysAgo);
    computed.put("da_counted_items", s -> Set.copyOf(counted(s)));
    computed.put("da_item_count", s -> counted(s).size());
    computed.put("da_yes_count", s -> s.countYes(counted(s)));
    computed.put("da_unknown_count", s -> s.countUnknown(counted(s)));
    computed.put("da_shared24_yes", s -> s.countYes(ITEMS_24));
    computed.put("da_critical_yes", s -> s.countYes(CRITICAL));
    computed.put("da_critical_unknown", s -> s.countUnknown(CRITICAL));
    computed.put("da_ccb_count", s -> s.countYes(CONTROL));
    computed.put("da_force_used", DomesticAbuse::forceUsed);
    computed.put("da_child_there", DomesticAbuse::childThere);
    computed.put("da_protection_concern", DomesticAbuse::protectionConcern);
    computed.put("da_dapo_in_force", DomesticAbuse::dapoInForce);
  }

  @Override
  public String rulebook() {
    return "domestic-abuse";
  }

  @Override
  public Map<String, List<String>> scales() {
    return Map.of(
        "da_risk", List.of("standard", "medium", "high"),
        "response", List.of("g4", "g3", "g2", "g1"));
  }

  @Override
  public Map<String, Function<Situation, Object>> computed() {
    return computed;
  }

  @Override
  public String furtherCondition(String row) {
    return row.equals("DA-005") ? "true" : "da_scope = yes";
  }

  /**
   * MARAC(x). Before the age has a value, and with it before 1 October 2021, nobody is below it, so
   * the referral stands: section 7 claims that high always carries one of the two.
   */
  @Override
  public Map<String, String> macro(String name, String argument) {
    if (!name.equals("MARAC")) {
      throw new AssertionError("no shorthand " + name);
    }
    return Map.of(
        "action MARAC_" + argument,
        "unk(victim_age) or unset(da_min_age) or victim_age >= da_min_age",
        "action CHILD_STRATEGY",
        "victim_age < da_min_age");
  }

  /** RE_ASK goes back to the unanswered critical item, and to the alleged strangulation. */
  @Override
  public List<String> asks(String row, Situation situation, List<String> unknowns) {
    List<String> asks = new ArrayList<>(CRITICAL);
    asks.add("nfs_alleged");
    return asks;
  }

  @Override
  public String endOfDuty() {
    return "da_supervisor_due";
  }

  /** In scope there is always a floor (DA-010). */
  @Override
  public Set<String> neverDecides() {
    return Set.of("DA-062 reached ( da_risk , standard ) (failing)");
  }

  private static String yesNo(boolean yes) {
    return yes ? "yes" : "no";
  }

  private static LocalDate or(LocalDate first, LocalDate second) {
    return Optional.ofNullable(first).orElse(second);
  }

  private static Object daysAgo(Situation s) {
    return (int) ChronoUnit.DAYS.between(s.date("da_offence_day"), s.date("da_decision_date"));
  }

  private static List<String> counted(Situation s) {
    if (s.is("dash_tool", "dash27")) {
      return ITEMS_27;
    }
    return s.is("dash_tool", "dara") ? List.of() : ITEMS_24;
  }

  private static Object forceUsed(Situation s) {
    return yesNo(
        Stream.of("dash_injury", "dash_sexual", "dash_strangle", "dash_weapons", "nfs_alleged")
            .anyMatch(s::yes));
  }

  private static Object childThere(Situation s) {
    Object children = s.value("children_in_household");
    return yesNo(children == null ? s.yes("dash_children_hh") : (Integer) children >= 1);
  }

  private static Object protectionConcern(Situation s) {
    boolean child =
        s.yes("children_saw_or_heard")
            || s.unk("children_saw_or_heard") && s.yes("da_child_there")
            || s.yes("dash_child_hurt")
            || s.yes("dash_child_threat");
    boolean young = s.below("victim_age", "da_adult_age") || s.below("suspect_age", "da_min_age");
    boolean adult = s.yes("care_and_support_needs") && !s.no("cannot_protect_self_due_to_needs");
    return yesNo(child || young || adult);
  }

  @SuppressWarnings("unchecked")
  private static Object dapoInForce(Situation s) {
    Object rows = s.value("da_dapo_areas");
    LocalDate day = s.date("da_decision_date");
    for (Map<String, String> row : (Collection<Map<String, String>>) rows) {
      String part = row.get("local_area");
      boolean here =
          row.get("force_area").equals(s.value("force_area"))
              && (part.equals("any") || part.equals(s.value("local_area")));
      boolean now =
          !day.isBefore(LocalDate.parse(row.get("from")))
              && !day.isAfter(LocalDate.parse(row.get("until")));
      if (here && now) {
        return "yes";
      }
    }
    return "no";
  }
}
