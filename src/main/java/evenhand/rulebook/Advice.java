package evenhand.rulebook;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one revision of a rulebook says about one case: a pure function of revision, answers and
 * {@code asOf}.
 *
 * @param rules sorted ids of the rule-table rows whose condition held, once each
 * @param reminders what time alone will ask for
 * @param compared codes and bands that the audit compares within, by column; unknown ones left out
 */
public record Advice(
    String rulebook,
    String version,
    Revision revision,
    Instant asOf,
    Outcome outcome,
    List<String> rules,
    List<Reason> reasons,
    List<OpenQuestion> openQuestions,
    List<Reminder> reminders,
    SortedMap<String, String> compared) {

  public Advice {
    rules = List.copyOf(rules);
    reasons = List.copyOf(reasons);
    openQuestions = List.copyOf(openQuestions);
    reminders = List.copyOf(reminders);
    compared = Collections.unmodifiableSortedMap(new TreeMap<>(compared));
  }

  /** The same where people decide without the rules: see {@link Outcome#suggestsNothing}. */
  public Advice withheld() {
    return new Advice(
        rulebook,
        version,
        revision,
        asOf,
        outcome.withheld(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        compared);
  }
}
