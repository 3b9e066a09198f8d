package evenhand.command.revision;

import evenhand.fairness.comparison.GroupEffect;
import evenhand.governance.replay.ReplayReport;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A replay's or shadow's report for people to read. */
final class ReplayWords {
  private static final int KINDS_SHOWN = 40;

  private ReplayWords() {}

  static void print(ReplayReport report, PrintStream out) {
    out.printf(
        "%s of %s %s%n%,d decisions: %,d the same, %,d changed, %,d not replayable: erased, %,d not"
            + " taken by the revision%n",
        report.kind(),
        report.rulebook(),
        report.revision().map(Object::toString).orElse("under the revision of each"),
        report.decisions(),
        report.count("same"),
        report.count("changed"),
        report.count("erased"),
        report.count("refused"));
    report.drawn().ifPresent(how -> out.println("Invented cases: " + how));
    if (report.count("changed") == 0 && report.groups().isEmpty()) {
      return;
    }
    out.println("\nHow cases differ, with some of them");
    for (ReplayReport.Kind kind : report.kinds().stream().limit(KINDS_SHOWN).toList()) {
      out.printf("  %,7d  %s  %s%n", kind.cases(), kind.kind(), kind.samples());
    }
    out.println("\nRules that fire in other cases");
    for (ReplayReport.RuleChange rule : report.rules()) {
      out.printf("  %-10s begins in %,d, ends in %,d%n", rule.rule(), rule.began(), rule.ended());
    }
    out.println("\nGroups, on the same cases: selected before, gained, lost (McNemar, exact)");
    report.groups().forEach(effect -> out.println("  " + line(effect)));
    report
        .unmeasured()
        .forEach((characteristic, why) -> out.println("  " + characteristic + ": " + why));
  }

  private static String line(GroupEffect effect) {
    return "%s, %s, %s: %,d of %,d, +%d -%d, p %s, ratio %s -> %s, %s -> %s%s"
        .formatted(
            effect.characteristic(),
            effect.point(),
            effect.group(),
            effect.before(),
            effect.decisions(),
            effect.gained(),
            effect.lost(),
            number(effect.p()),
            number(effect.ratioBefore()),
            number(effect.ratioAfter()),
            effect.headlineBefore().map(Object::toString).orElse("comparator"),
            effect.headlineAfter().map(Object::toString).orElse("comparator"),
            effect.worsens() ? "  WORSE" : "");
  }

  private static String number(Optional<Double> number) {
    return number.map(value -> String.format(Locale.UK, "%.3g", value)).orElse("-");
  }

  /** Whether nothing got worse for any group. */
  static boolean isNowhereWorse(List<GroupEffect> effects) {
    return effects.stream().noneMatch(GroupEffect::worsens);
  }
}
