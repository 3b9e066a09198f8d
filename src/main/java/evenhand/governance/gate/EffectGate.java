package evenhand.governance.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.fairness.comparison.GroupEffect;
import evenhand.governance.activation.Activation;
import evenhand.governance.activation.Gate;
import evenhand.governance.gate.Standard.Objection;
import evenhand.governance.replay.ReplayRecords.Kept;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses a revision unless a report shows its effect on groups, and while any report shows that it
 * makes a headline verdict worse. A report is answered only by a later one that covers it: a
 * narrower or smaller one hides nothing.
 */
public final class EffectGate implements Gate {
  /** Kinds of report that count. */
  public static final List<String> KINDS =
      List.of(ReplayService.REPLAY, ReplayService.SIMULATION, ReplayService.SHADOW);

  private final Reports reports;

  public EffectGate(Reports reports) {
    this.reports = reports;
  }

  /** Finds what was shown of a revision. */
  @FunctionalInterface
  public interface Reports {
    Shown of(Rulebook candidate);
  }

  /**
   * What was shown of a revision.
   *
   * @param reports every one, of every kind
   * @param isShadowed whether a shadow of it has not been reported on
   */
  public record Shown(List<Kept> reports, boolean isShadowed) {
    public Shown {
      reports = List.copyOf(reports);
    }
  }

  @Override
  public Judgement judge(Rulebook candidate, Optional<Activation> inForce) {
    Shown shown = reports.of(candidate);
    Standard standard =
        inForce.<Standard>map(LaterStandard::new).orElseGet(() -> new FirstStandard(candidate));
    List<Kept> counting =
        shown.reports().stream()
            .filter(kept -> standard.isAbout(kept.report()))
            .sorted(Comparator.comparing((Kept kept) -> kept.report().startedAt()).reversed())
            .toList();
    List<ReplayReport> read = counting.stream().map(Kept::report).toList();
    Set<Objection> objections = new LinkedHashSet<>();
    if (read.stream().noneMatch(report -> standard.shortfall(report).isEmpty())) {
      objections.addAll(nothingShown(candidate, inForce, shown, standard));
    }
    for (ReplayReport report : read) {
      if (read.stream().noneMatch(later -> later.covers(report))) {
        standard.worse(report).forEach(said -> objections.add(said.of(name(report))));
      }
    }
    return new Judgement(
        showing(counting, inForce.isEmpty(), objections),
        objections.stream().map(Objection::inFull).toList(),
        shown.reports().stream()
            .map(kept -> kept.report().finishedAt())
            .max(Comparator.<Instant>naturalOrder()),
        unfinished(candidate, shown));
  }

  private static List<String> unfinished(Rulebook candidate, Shown shown) {
    return shown.isShadowed()
        ? List.of(
            "a shadow of "
                + candidate.revision()
                + " has not been reported on: ./evenhand shadow finish --rulebook "
                + candidate.id())
        : List.of();
  }

  private static List<Objection> nothingShown(
      Rulebook candidate, Optional<Activation> inForce, Shown shown, Standard standard) {
    List<Objection> said = new ArrayList<>();
    said.add(
        new Objection(
            "nothing was shown of "
                + candidate.revision()
                + inForce
                    .map(Activation::revision)
                    .map(Revision::name)
                    .map(" against "::concat)
                    .orElse("")
                + " that is enough: ./evenhand replay --rulebook "
                + candidate.id()
                + " --revision FOLDER decides all recorded cases under it"
                + (inForce.isEmpty() ? ", --simulated N invented ones" : "")));
    KINDS.forEach(
        kind ->
            shown.reports().stream()
                .map(Kept::report)
                .filter(report -> report.kind().equals(kind))
                .max(Comparator.comparing(ReplayReport::startedAt))
                .ifPresent(
                    report ->
                        standard.shortfall(report).forEach(why -> said.add(why.of(name(report))))));
    return said;
  }

  private static String name(ReplayReport report) {
    return report.kind() + " " + report.id();
  }

  /** For the record, which everybody reads who may read rules: without a figure of any group. */
  private static ObjectNode showing(List<Kept> shown, boolean isFirst, Set<Objection> objections) {
    ObjectNode showing = JsonNodeFactory.instance.objectNode();
    showing.put("first_activation", isFirst);
    ArrayNode list = showing.putArray("reports");
    for (Kept kept : shown) {
      ReplayReport report = kept.report();
      ObjectNode node = list.addObject();
      node.put("id", report.id().toString());
      node.put("report_hash", kept.hash().hex());
      node.put("kind", report.kind());
      report.drawn().ifPresent(how -> node.put("drawn", how));
      node.put("decisions", report.decisions());
      node.put("compared", report.compared());
      node.put("changed", report.count("changed"));
      node.put("worse", report.groups().stream().filter(GroupEffect::worsens).count());
    }
    ArrayNode said = showing.putArray("objections");
    objections.forEach(objection -> said.add(objection.said()));
    return showing;
  }
}
