package evenhand.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import evenhand.decision.ContactState;
import evenhand.decision.Scales;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Outcome;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a person needs first: what must not be done, how urgent it is, whether it can be closed.
 *
 * @param grades the highest suggested now on each scale
 * @param inForce the contact's grades in force, this suggestion included
 */
@JsonPropertyOrder({"blocks", "grades", "in_force", "provisional", "invented"})
record Summary(
    List<String> blocks,
    SortedMap<String, String> grades,
    @JsonProperty("in_force") SortedMap<String, String> inForce,
    boolean provisional,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean invented) {

  static Summary of(ContactState before, List<Advice> advices, Scales scales, boolean invented) {
    SortedMap<String, String> grades = new TreeMap<>();
    SortedMap<String, String> inForce = before.inForce(scales);
    for (Advice advice : advices) {
      ContactState.raise(grades, advice.outcome().grades(), scales);
      ContactState.raise(inForce, advice.outcome().grades(), scales);
    }
    return new Summary(
        advices.stream()
            .flatMap(advice -> advice.outcome().blocks().stream().map(Outcome.Block::code))
            .sorted()
            .distinct()
            .toList(),
        grades,
        inForce,
        advices.stream().anyMatch(advice -> advice.outcome().provisional()),
        invented);
  }
}
