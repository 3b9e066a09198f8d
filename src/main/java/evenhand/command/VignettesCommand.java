package evenhand.command;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.vignette.VignetteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Runs vignette files and says which cases come out differently than they expect. */
public final class VignettesCommand extends Verb {
  public VignettesCommand() {
    super("vignettes", "runs worked cases against the rulebooks");
  }

  @Override
  public void configure(Subparser subparser) {
    RulesFolder.addTo(subparser);
    subparser
        .addArgument("files")
        .nargs("*")
        .help("vignette files; all of the rules folder if none");
  }

  @Override
  protected boolean run(Namespace arguments) throws IOException {
    Path rules = RulesFolder.of(arguments);
    Rulebooks rulebooks = Rulebooks.load(rules);
    List<Path> files = new ArrayList<>();
    for (Object file : arguments.getList("files")) {
      files.add(Path.of((String) file));
    }
    if (files.isEmpty()) {
      for (Rulebook rulebook : rulebooks.all()) {
        files.addAll(VignetteReport.filesOf(rules, rulebook));
      }
    }
    boolean passed = true;
    for (Path file : files) {
      VignetteReport report = new VignetteReport(rulebooks);
      report.run(file);
      report.failures().forEach(System.out::println);
      System.out.println(file + ": " + report.counts());
      passed &= report.failures().isEmpty();
    }
    return passed;
  }
}
