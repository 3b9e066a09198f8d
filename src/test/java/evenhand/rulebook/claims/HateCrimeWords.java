package evenhand.rulebook.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.cases.Case;
import evenhand.rulebook.cases.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The words in which the hate-crime dossier states its properties. */
final class HateCrimeWords {
  static final List<String> PERCEIVERS =
      List.of(
          "victim",
          "witness",
          "family_carer",
          "officer",
          "staff",
          "advocacy_org",
          "anonymous",
          "other_person");
  private static final Set<String> CORE =
      Set.of(
          "HATE_CRIME",
          "HATE_PROVISIONAL",
          "MULTIPLE_STRANDS",
          "EVIDENCE_DEMONSTRATED",
          "EVIDENCE_MOTIVATED",
          "AGGRAVATED_CANDIDATE",
          "S66_CANDIDATE",
          "REPEAT_VICTIM",
          "HIGH_RISK");

  private HateCrimeWords() {}

  /** The core flags that an outcome has. */
  static Set<String> core(Outcome outcome) {
    Set<String> core = new TreeSet<>();
    for (String flag : outcome.flags()) {
      boolean strand = flag.startsWith("STRAND_") || flag.startsWith("LOCAL_");
      if (strand || CORE.contains(flag)) {
        core.add(flag);
      }
    }
    return core;
  }

  /** The questions on who perceives hostility, one a strand. */
  static List<String> lists() {
    return Runs.rulebook("hate-crime").questions().stream()
        .map(question -> question.id())
        .filter(id -> id.startsWith("perceived_"))
        .toList();
  }

  static List<String> members(Case each, String question) {
    List<String> members = new ArrayList<>();
    if (!each.isUnknown(question)) {
      each.facts().get(question).forEach(member -> members.add(member.textValue()));
    }
    return members;
  }

  static JsonNode list(Iterable<String> members) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    members.forEach(list::add);
    return list;
  }
}
