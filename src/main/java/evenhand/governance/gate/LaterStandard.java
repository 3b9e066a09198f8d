package evenhand.governance.gate;

import evenhand.fairness.comparison.GroupEffect;
import evenhand.fairness.verdict.Verdict;
import evenhand.governance.activation.Activation;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService;
import java.util.ArrayList;
import java.util.List;

/**
 * One that takes another's place has to be held against it, on cases as recorded, since it came
 * into force: invented cases say nothing of what changes for whom.
 */
record LaterStandard(Activation inForce) implements Standard {
  /** Fewer leave nearly every group too small to tell. */
  static final int COMPARED_MIN = 200;

  @Override
  public boolean isAbout(ReplayReport report) {
    return !report.kind().equals(ReplayService.SIMULATION)
        && report.against().filter(inForce.revision()::equals).isPresent();
  }

  @Override
  public List<Objection> shortfall(ReplayReport report) {
    if (report.kind().equals(ReplayService.SIMULATION)) {
      return List.of(new Objection("invented cases show nothing against a revision in force"));
    }
    if (!isAbout(report)) {
      return List.of(
          new Objection(
              "was against "
                  + report.against().map(Object::toString).orElse("another revision")
                  + ", but "
                  + inForce.revision()
                  + " is in force: replay again"));
    }
    List<Objection> short_ = new ArrayList<>();
    if (report.startedAt().isBefore(inForce.effectiveFrom())) {
      short_.add(
          new Objection(
              "was made before " + inForce.revision() + " came into force: replay again"));
    }
    if (report.kind().equals(ReplayService.REPLAY) && !report.coversAll()) {
      short_.add(
          new Objection("is of a part of the recorded cases: replay without --from and --to"));
    }
    if (report.compared() < COMPARED_MIN) {
      short_.add(
          new Objection(
              "compares "
                  + report.compared()
                  + " decisions; at least "
                  + COMPARED_MIN
                  + " are needed"));
    }
    short_.addAll(Standard.common(report));
    return short_;
  }

  @Override
  public List<Objection> worse(ReplayReport report) {
    return report.groups().stream()
        .filter(GroupEffect::worsens)
        .map(
            effect ->
                new Objection(
                    "%s would be %s, which is worse than %s"
                        .formatted(
                            Standard.place(effect),
                            effect.headlineAfter().map(Verdict::name).orElse(""),
                            effect.headlineBefore().map(Verdict::name).orElse("")),
                    "+%,d -%,d of %,d"
                        .formatted(effect.gained(), effect.lost(), effect.decisions())))
        .toList();
  }
}
