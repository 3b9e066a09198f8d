package evenhand.rulebook;

import java.time.Instant;
import java.util.List;

/**
 * What one revision of a rulebook says about one case: a pure function of revision, answers and
 * {@code asOf}.
 *
 * @param rules sorted ids of the rule-table rows whose condition held, once each
 */
public record Advice(
    String rulebook,
    String version,
    Revision revision,
    Instant asOf,
    Outcome outcome,
    List<String> rules,
    List<Reason> reasons,
    List<OpenQuestion> openQuestions) {

  public Advice {
    rules = List.copyOf(rules);
    reasons = List.copyOf(reasons);
    openQuestions = List.copyOf(openQuestions);
  }
}
