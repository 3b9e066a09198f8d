package evenhand.governance.gate;

import evenhand.fairness.comparison.GroupEffect;
import evenhand.fairness.recorded.ReplayedAudit;
import evenhand.fairness.verdict.Verdict;
import evenhand.governance.replay.ReplayReport;
import evenhand.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first of a rulebook has to show, at each decision point that rules decide, every group by
 * ethnicity, sex and age with a headline better than EXPLAIN, STOP and CANNOT_TELL: silence is no
 * showing.
 */
record FirstStandard(Rulebook candidate) implements Standard {
  private static final Set<Verdict> SEVERE = EnumSet.of(Verdict.EXPLAIN, Verdict.STOP);

  @Override
  public boolean isAbout(ReplayReport report) {
    return true;
  }

  @Override
  public List<Objection> shortfall(ReplayReport report) {
    List<Objection> short_ = new ArrayList<>(Standard.common(report));
    if (ReplayedAudit.points(candidate).isEmpty()) {
      short_.add(
          new Objection(
              candidate.id()
                  + " declares no decision point that rules decide (audit in rulebook.yml), so"
                  + " nothing can be shown of groups"));
    }
    for (String characteristic : ReplayedAudit.shown()) {
      for (String point : ReplayedAudit.points(candidate)) {
        missing(report, characteristic, point, short_);
      }
    }
    short_.addAll(worse(report));
    short_.addAll(untold(report));
    return short_;
  }

  private static void missing(
      ReplayReport report, String characteristic, String point, List<Objection> short_) {
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
          new Objection(
              "at "
                  + point
                  + " by "
                  + characteristic
                  + " nothing is shown of "
                  + String.join(", ", missing)
                  + ": enough of each group is needed"));
    } else if (compared.isEmpty() && !report.unmeasured().containsKey(characteristic)) {
      short_.add(
          new Objection("at " + point + " by " + characteristic + " no group could be compared"));
    }
  }

  /** A line for each group, with the counts that a reader needs to look into it. */
  @Override
  public List<Objection> worse(ReplayReport report) {
    return report.groups().stream()
        .filter(effect -> effect.headlineAfter().filter(SEVERE::contains).isPresent())
        .map(
            effect ->
                new Objection(
                    "%s is %s; a first activation needs better"
                        .formatted(Standard.place(effect), effect.headlineAfter().orElseThrow()),
                    selected(effect) + comparator(report, effect)))
        .toList();
  }

  private static String selected(GroupEffect effect) {
    return "%,d of %,d".formatted(effect.after(), effect.decisions());
  }

  private static String comparator(ReplayReport report, GroupEffect effect) {
    return report.groups().stream()
        .filter(other -> other.characteristic().equals(effect.characteristic()))
        .filter(other -> other.point().equals(effect.point()) && other.headlineAfter().isEmpty())
        .findFirst()
        .map(other -> ", against " + selected(other) + " of " + other.group())
        .orElse("");
  }

  /** One line for each characteristic: what too few cases show nothing of is one remark. */
  private List<Objection> untold(ReplayReport report) {
    List<Objection> said = new ArrayList<>();
    for (String characteristic : ReplayedAudit.shown()) {
      Map<String, List<String>> groups = new LinkedHashMap<>();
      report.groups().stream()
          .filter(effect -> effect.characteristic().equals(characteristic))
          .filter(effect -> effect.headlineAfter().filter(Verdict.CANNOT_TELL::equals).isPresent())
          .forEach(
              effect ->
                  groups
                      .computeIfAbsent(effect.point(), fresh -> new ArrayList<>())
                      .add(effect.group()));
      if (!groups.isEmpty()) {
        said.add(
            new Objection(
                "by %s it is CANNOT_TELL at %d of %d decision points, too little is selected to tell;"
                        .formatted(
                            characteristic, groups.size(), ReplayedAudit.points(candidate).size())
                    + " a first activation needs better: "
                    + groups.entrySet().stream()
                        .map(
                            each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
                        .collect(Collectors.joining(", "))));
      }
    }
    return said;
  }
}
