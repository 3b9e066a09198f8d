package evenhand.command;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.citation.Citations;
import evenhand.rulebook.citation.CitedProvision;
import evenhand.rulebook.vignette.VignetteReport;
import java.io.IOException;
import java.nio.file.Path;
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
    for (Rulebook rulebook : rulebooks.all()) {
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
}
