package bench;

import java.util.SplittableRandom;

/** Requests like the contract's example, each for a contact of its own and with other answers. */
final class Bodies {
  private static final String[] ITEMS = {
    "dash_frightened", "dash_strangle", "dash_injury", "dash_separated", "dash_stalking",
    "dash_control", "dash_weapons", "dash_kill_threat", "dash_pregnant", "dash_police_history"
  };
  private static final String[] ANSWERS = {"yes", "no", "no", "unknown"};

  private Bodies() {}

  static String contact(String run, long number) {
    return "BENCH-" + run + "-" + number;
  }

  /** A contact that names no rulebook and opens three besides {@code contact} itself. */
  static String routed(String run, long number) {
    SplittableRandom random = new SplittableRandom(number);
    return """
        {"contact": "%s",
         "facts": {"call_channel": "emergency_999", "call_cut_off": "no", "incident_type": "crime_violence",
           "crime_alleged": "yes", "in_progress": "no", "violence_used_or_threatened": "yes", "injury": "minor",
           "weapon": "none", "suspect_present": "no", "risk_to_life": "none",
           "risk_of_serious_harm": "future_conditional", "victim_is_person": "yes", "victim_age": %d,
           "suspect_age": %d, "victim_repeat_12m": %d, "lacks_ability_to_protect": "no",
           "domestic_abuse_suspected": "yes", "personally_connected": "yes", "children_in_household": 1,
           "incident_date": "2026-01-22", "dash_tool": "ric24", "dash_frightened": "%s",
           "hate_motivation_perceived": "yes", "perceived_race_by": ["victim"], "hate_indicators": ["slur"]},
         "monitoring": {"victim": {"ethnicity_self_defined": "A2"}}}
        """
        .formatted(
            contact(run, number),
            random.nextInt(18, 90),
            random.nextInt(18, 80),
            random.nextInt(3),
            ANSWERS[random.nextInt(ANSWERS.length)]);
  }

  /** A domestic abuse contact's answers, as the member of a body. */
  static String facts(String run, long number) {
    String body = body(run, number);
    int start = body.indexOf("\"facts\"");
    return body.substring(start, body.indexOf('}', start) + 1);
  }

  static String body(String run, long number) {
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder facts = new StringBuilder(512);
    facts.append("\"victim_age\": ").append(random.nextInt(16, 90));
    facts.append(", \"suspect_age\": ").append(random.nextInt(16, 80));
    facts.append(
        ", \"personally_connected\": \"yes\", \"incident_date\": \"2026-01-22\","
            + " \"offence_date\": \"2026-01-22\", \"call_channel\": \"emergency_999\","
            + " \"call_cut_off\": \"no\", \"suspect_present\": \"no\", \"dash_tool\": \"ric24\","
            + " \"nfs_alleged\": \"yes\"");
    for (String item : ITEMS) {
      String answer = ANSWERS[random.nextInt(ANSWERS.length)];
      facts.append(", \"").append(item).append("\": \"").append(answer).append('"');
    }
    return """
        {"contact": "%s", "rulebooks": ["domestic-abuse"], "facts": {%s},
         "monitoring": {"victim": {"ethnicity_self_defined": "A2"}, "suspect": {"ethnicity_officer_defined": "1"}}}
        """
        .formatted(contact(run, number), facts);
  }
}
