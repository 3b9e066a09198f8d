package evenhand.governance.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.fairness.comparison.GroupEffect;
import evenhand.fairness.recorded.ReplayedAudit;
import evenhand.fairness.verdict.Verdict;
import evenhand.governance.activation.Gate;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses a revision while replay or shadow makes a headline verdict worse. One that would be the
 * first of its rulebook has to show, by ethnicity, sex and age, that no headline is EXPLAIN, STOP
 * or CANNOT_TELL: silence is no showing.
 */
public final class EffectGate implements Gate {
  /** Kinds of report that count. */
  public static final List<String> KINDS =
      List.of(ReplayService.REPLAY, ReplayService.SIMULATION, ReplayService.SHADOW);

  private static final Set<Verdict> NOT_AT_FIRST =
      EnumSet.of(Verdict.CANNOT_TELL, Verdict.EXPLAIN, Verdict.STOP);

  private final Reports reports;

  public EffectGate(Reports reports) {
    this.reports = reports;
  }

  /** Finds what was shown of a revision, newest of each kind. */
  @FunctionalInterface
  public interface Reports {
    List<ReplayReport> of(Rulebook candidate);
  }

  @Override
  public Judgement judge(Rulebook candidate, Optional<Revision> inForce) {
    List<ReplayReport> shown =
        reports.of(candidate).stream().filter(report -> report.decisions() > 0).toList();
    List<String> objections = new ArrayList<>();
    if (shown.isEmpty()) {
      objections.add(
          "nothing was shown of "
              + candidate.revision()
              + ": ./evenhand replay --rulebook "
              + candidate.id()
              + " --revision FOLDER decides recorded cases under it, --simulated N invented ones");
    }
    for (ReplayReport report : shown) {
      if (inForce.isPresent()) {
        later(report, inForce.get(), objections);
      } else {
        first(report, objections);
      }
    }
    return new Judgement(showing(shown, inForce.isEmpty()), objections);
  }

  private static void later(ReplayReport report, Revision inForce, List<String> objections) {
    boolean isCurrent = report.against().filter(inForce::equals).isPresent();
    if (!isCurrent && !report.kind().equals(ReplayService.SIMULATION)) {
      objections.add(
          name(report)
              + " was against "
              + report.against().map(Revision::name).orElse("another revision")
              + ", but "
              + inForce
              + " is in force: replay again");
    }
    report.groups().stream()
        .filter(GroupEffect::worsens)
        .forEach(effect -> objections.add(name(report) + ": " + worse(effect)));
  }

  private static String worse(GroupEffect effect) {
    return "%s at %s by %s would be %s, which is worse than %s (+%d -%d of %d)"
        .formatted(
            effect.group(),
            effect.point(),
            effect.characteristic(),
            effect.headlineAfter().map(Verdict::name).orElse(""),
            effect.headlineBefore().map(Verdict::name).orElse(""),
            effect.gained(),
            effect.lost(),
            effect.decisions());
  }

  private static void first(ReplayReport report, List<String> objections) {
    for (String characteristic : ReplayedAudit.shown()) {
      List<GroupEffect> compared =
          report.groups().stream()
              .filter(effect -> effect.characteristic().equals(characteristic))
              .filter(effect -> effect.headlineAfter().isPresent())
              .toList();
      if (compared.isEmpty()) {
        objections.add(
            name(report)
                + ": a first activation has to show its effect by "
                + characteristic
                + ", but nothing could be compared"
                + Optional.ofNullable(report.unmeasured().get(characteristic))
                    .map(why -> ": " + why)
                    .orElse(""));
      }
      compared.stream()
          .filter(effect -> NOT_AT_FIRST.contains(effect.headlineAfter().orElseThrow()))
          .forEach(
              effect ->
                  objections.add(
                      "%s: %s at %s by %s is %s; a first activation needs better"
                          .formatted(
                              name(report),
                              effect.group(),
                              effect.point(),
                              characteristic,
                              effect.headlineAfter().orElseThrow())));
    }
  }

  private static String name(ReplayReport report) {
    return report.kind() + " " + report.id();
  }

  private static ObjectNode showing(List<ReplayReport> shown, boolean isFirst) {
    ObjectNode showing = JsonNodeFactory.instance.objectNode();
    showing.put("first_activation", isFirst);
    ArrayNode list = showing.putArray("reports");
    for (ReplayReport report : shown) {
      ObjectNode node = list.addObject();
      node.put("id", report.id().toString());
      node.put("kind", report.kind());
      node.put("decisions", report.decisions());
      node.put("changed", report.count("changed"));
      node.put("worse", report.groups().stream().filter(GroupEffect::worsens).count());
    }
    return showing;
  }
}
