package evenhand.command;

import evenhand.governance.coverage.Coverage;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.citation.Citations;
import evenhand.rulebook.citation.CitedProvision;
import evenhand.rulebook.citation.RegisterGaps;
import evenhand.rulebook.vignette.VignetteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Loads every rulebook with all checks and runs its vignettes; prints what is wrong. */
public final class CheckCommand extends Verb {
  public CheckCommand() {
    super("check", "checks all rulebooks: format, guard, citations, compilation, vignettes");
  }

  @Override
  public void configure(Subparser subparser) {
    RulesFolder.addTo(subparser);
    subparser
        .addArgument("--coverage")
        .action(Arguments.storeTrue())
        .help("also what vignettes leave out of rules, conditions and parameters");
    subparser
        .addArgument("--citations")
        .action(Arguments.storeTrue())
        .help("also what the citation registers do not say; of one rulebook each provision");
    subparser.addArgument("rulebook").nargs("?").help("id of one rulebook; all if left out");
  }

  @Override
  protected boolean run(Namespace arguments) throws IOException {
    Path rules = RulesFolder.of(arguments);
    Rulebooks rulebooks;
    try {
      rulebooks = Rulebooks.load(rules);
    } catch (RulebookFaultException wrong) {
      wrong.faults().forEach(System.out::println);
      return false;
    }
    boolean clean = true;
    for (Rulebook rulebook : RulesFolder.chosen(arguments, rulebooks)) {
      VignetteReport report = new VignetteReport(rulebooks);
      for (Path file : VignetteReport.filesOf(rules, rulebook)) {
        report.run(file);
      }
      report.failures().forEach(System.out::println);
      clean &= report.failures().isEmpty();
      System.out.println(
          rulebook.id()
              + " "
              + rulebook.version()
              + " "
              + rulebook.revision()
              + ": "
              + rulebook.rules().size()
              + " rules, "
              + rulebook.questions().size()
              + " questions, "
              + report.counts());
      if (arguments.getBoolean("coverage")) {
        clean &= covered(rules, rulebook);
      }
      if (arguments.getBoolean("citations")) {
        tellGaps(RegisterGaps.of(rulebook), arguments.getString("rulebook") != null);
      }
    }
    Citations.amended(rulebooks.all())
        .forEach(
            each ->
                System.out.println(
                    each.says()
                        + "; rules "
                        + each.rules().stream().map(CitedProvision.CitingRule::id).toList()));
    System.out.println(clean ? "clean" : "not clean");
    return clean;
  }

  /** What is not recorded is no fault of the rulebook's form, so that it stays clean. */
  private static void tellGaps(RegisterGaps gaps, boolean each) {
    System.out.println(gaps.says());
    if (each) {
      tell("without the day of the text read", gaps.unread());
      tell("without the first day in force", gaps.undated());
      tell("marked as not read first-hand", gaps.unverified());
    }
  }

  private static void tell(String what, List<String> provisions) {
    if (!provisions.isEmpty()) {
      System.out.println("  " + what + ": " + String.join("; ", provisions));
    }
  }

  private static boolean covered(Path rules, Rulebook rulebook) throws IOException {
    Coverage.Report report = Coverage.of(rules, rulebook);
    for (Coverage.Gap gap : report.gaps()) {
      System.out.println(rulebook.id() + " " + gap.about() + ": " + gap.what());
    }
    System.out.println(
        rulebook.id()
            + ": "
            + report.vignettes()
            + " vignettes, "
            + report.wanted()
            + " things to show, "
            + report.missing().size()
            + " missing, "
            + (report.gaps().size() - report.missing().size())
            + " not to be shown by any");
    return report.missing().isEmpty();
  }
}
