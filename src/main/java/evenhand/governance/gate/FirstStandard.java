package evenhand.governance.gate;

import evenhand.fairness.comparison.GroupEffect;
import evenhand.fairness.recorded.ReplayedAudit;
import evenhand.fairness.verdict.Verdict;
import evenhand.governance.replay.ReplayReport;
import evenhand.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first of a rulebook has to show, at each decision point that rules decide, every group by
 * ethnicity, sex and age with a headline better than EXPLAIN, STOP and CANNOT_TELL: silence is no
 * showing.
 */
record FirstStandard(Rulebook candidate) implements Standard {
  private static final Set<Verdict> NOT_AT_FIRST =
      EnumSet.of(Verdict.CANNOT_TELL, Verdict.EXPLAIN, Verdict.STOP);
  private static final Set<Verdict> SEVERE = EnumSet.of(Verdict.EXPLAIN, Verdict.STOP);

  @Override
  public boolean isAbout(ReplayReport report) {
    return true;
  }

  @Override
  public List<String> shortfall(ReplayReport report) {
    List<String> short_ = new ArrayList<>(Standard.common(report));
    if (ReplayedAudit.points(candidate).isEmpty()) {
      short_.add(
          candidate.id()
              + " declares no decision point that rules decide (audit in rulebook.yml), so nothing"
              + " can be shown of groups");
    }
    for (String characteristic : ReplayedAudit.shown()) {
      for (String point : ReplayedAudit.points(candidate)) {
        missing(report, characteristic, point, short_);
      }
    }
    short_.addAll(told(report, NOT_AT_FIRST));
    return short_;
  }

  private static void missing(
      ReplayReport report, String characteristic, String point, List<String> short_) {
    Set<String> compared =
        report.groups().stream()
            .filter(effect -> effect.characteristic().equals(characteristic))
            .filter(effect -> effect.point().equals(point) && effect.headlineAfter().isPresent())
            .map(GroupEffect::group)
            .collect(Collectors.toSet());
    List<String> missing =
        ReplayedAudit.groups(characteristic).stream()
            .filter(group -> !compared.contains(group))
            .toList();
    if (!compared.isEmpty() && !missing.isEmpty()) {
      short_.add(
          "at "
              + point
              + " by "
              + characteristic
              + " nothing is shown of "
              + String.join(", ", missing)
              + ": enough of each group is needed");
    } else if (compared.isEmpty() && !report.unmeasured().containsKey(characteristic)) {
      short_.add("at " + point + " by " + characteristic + " no group could be compared");
    }
  }

  @Override
  public List<String> worse(ReplayReport report) {
    return told(report, SEVERE);
  }

  private static List<String> told(ReplayReport report, Set<Verdict> verdicts) {
    return report.groups().stream()
        .filter(effect -> effect.headlineAfter().filter(verdicts::contains).isPresent())
        .map(
            effect ->
                Standard.place(effect)
                    + " is "
                    + effect.headlineAfter().orElseThrow()
                    + "; a first activation needs better")
        .toList();
  }
}
