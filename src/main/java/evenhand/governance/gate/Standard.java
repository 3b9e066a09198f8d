package evenhand.governance.gate;

import evenhand.fairness.comparison.GroupEffect;
import evenhand.fairness.recorded.ReplayedAudit;
import evenhand.governance.replay.ReplayReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a report is held against: it differs between the first of a rulebook and later ones. */
interface Standard {
  /** Above it nobody knows what the revision does to those that it does not take. */
  double REFUSED_SHARE_MAX = 0.05;

  /**
   * What is held against a revision.
   *
   * @param said in one sentence without a figure of any group: it is kept, and shown to all readers
   * @param figures of the group, for who looks into it at the console; empty where there are none
   */
  record Objection(String said, String figures) {
    Objection(String said) {
      this(said, "");
    }

    /** The same about a report that is named. */
    Objection of(String report) {
      return new Objection(report + ": " + said, figures);
    }

    /** With its figures. */
    String inFull() {
      return figures.isEmpty() ? said : said + " (" + figures + ")";
    }
  }

  /** Whether a report is on the two revisions in question. */
  boolean isAbout(ReplayReport report);

  /** Why a report shows too little for the gate to pass by it; empty where it is enough. */
  List<Objection> shortfall(ReplayReport report);

  /** What a report shows against the revision, however much or little it is of. */
  List<Objection> worse(ReplayReport report);

  /** What is asked of every report. */
  static List<Objection> common(ReplayReport report) {
    List<Objection> short_ = new ArrayList<>();
    if (report.refusedShare() > REFUSED_SHARE_MAX) {
      short_.add(
          new Objection(
              String.format(
                  Locale.ROOT,
                  "the revision cannot decide %,d of %,d cases; at most one in %d may be left out",
                  report.count("refused"),
                  report.count("refused") + report.compared(),
                  Math.round(1 / REFUSED_SHARE_MAX))));
    }
    for (String characteristic : ReplayedAudit.shown()) {
      boolean isCompared =
          report.groups().stream()
              .anyMatch(
                  effect ->
                      effect.characteristic().equals(characteristic)
                          && effect.headlineAfter().isPresent());
      if (!isCompared) {
        short_.add(
            new Objection(
                "its effect by "
                    + characteristic
                    + " has to be shown, but nothing could be compared"
                    + Optional.ofNullable(report.unmeasured().get(characteristic))
                        .map(": "::concat)
                        .orElse("")));
      }
    }
    return short_;
  }

  /** A group at a decision point, in words. */
  static String place(GroupEffect effect) {
    return effect.group() + " at " + effect.point() + " by " + effect.characteristic();
  }
}
