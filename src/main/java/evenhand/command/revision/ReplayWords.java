package evenhand.command.revision;

import evenhand.fairness.comparison.GroupEffect;
import evenhand.fairness.verdict.Verdict;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService;
import evenhand.governance.shadow.LeftOut;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    tellLeftOut(report, out);
    report.drawn().ifPresent(how -> out.println("Invented cases: " + how));
    if (report.count("changed") > 0) {
      tellChanges(report, out);
    }
    if (!report.groups().isEmpty()) {
      tellGroups(report, out);
    }
    report
        .unmeasured()
        .forEach((characteristic, why) -> out.println("  " + characteristic + ": " + why));
  }

  private static void tellChanges(ReplayReport report, PrintStream out) {
    out.println("\nHow cases differ, with some of them");
    for (ReplayReport.Kind kind : report.kinds().stream().limit(KINDS_SHOWN).toList()) {
      out.printf("  %,7d  %s  %s%n", kind.cases(), kind.kind(), kind.samples());
    }
    out.println("\nRules that fire in other cases");
    for (ReplayReport.RuleChange rule : report.rules()) {
      out.printf("  %-10s begins in %,d, ends in %,d%n", rule.rule(), rule.began(), rule.ended());
    }
  }

  /** Invented cases are decided by one revision only: nothing is gained or lost in them. */
  private static void tellGroups(ReplayReport report, PrintStream out) {
    boolean isInvented = report.drawn().isPresent();
    out.println(
        isInvented
            ? "\nGroups: selected, ratio to the comparator, headline verdict"
            : "\nGroups, on the same cases: selected before, gained, lost (McNemar, exact)");
    report.groups().forEach(each -> out.println("  " + (isInvented ? shown(each) : line(each))));
    SortedMap<Verdict, Long> headlines =
        report.groups().stream()
            .flatMap(effect -> effect.headlineAfter().stream())
            .collect(Collectors.groupingBy(any -> any, TreeMap::new, Collectors.counting()));
    out.println(
        "\nHeadlines by verdict: "
            + headlines.entrySet().stream()
                .map(each -> "%,d %s".formatted(each.getValue(), words(each.getKey())))
                .collect(Collectors.joining(", ")));
    if (isInvented) {
      out.println(
          "A first activation needs better than CANNOT_TELL, EXPLAIN and STOP in all of them, or a"
              + " reason that an approver signs: ./evenhand lifecycle FOLDER --records");
    }
  }

  /** With the code that the lines above and the gate name it by. */
  private static String words(Verdict verdict) {
    String words =
        switch (verdict) {
          case NO_EVIDENCE -> "no evidence";
          case CANNOT_TELL -> "too little data";
          case MONITOR -> "watch";
          case EXPLAIN -> "explain or reform";
          case STOP -> "suspend or justify";
        };
    return words + " (" + verdict + ")";
  }

  private static String shown(GroupEffect effect) {
    return "%s, %s, %s: %,d of %,d, ratio %s, %s"
        .formatted(
            effect.characteristic(),
            effect.point(),
            effect.group(),
            effect.after(),
            effect.decisions(),
            number(effect.ratioAfter()),
            effect.headlineAfter().map(Object::toString).orElse("comparator"));
  }

  private static void tellLeftOut(ReplayReport report, PrintStream out) {
    long all = report.leftOut().values().stream().mapToLong(Long::longValue).sum();
    if (report.kind().equals(ReplayService.SHADOW)) {
      out.printf("%,d live decisions left out%n", all);
    }
    for (LeftOut reason : LeftOut.values()) {
      Long decisions = report.leftOut().get(reason.code());
      if (decisions != null) {
        out.printf("  %,7d  %s: %s%n", decisions, reason.code(), reason.words());
      }
    }
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
