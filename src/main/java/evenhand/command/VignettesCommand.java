package evenhand.command;

import evenhand.governance.mutation.Mutant;
import evenhand.governance.mutation.Mutation;
import evenhand.governance.mutation.MutationReport;
import evenhand.governance.mutation.Suggestions;
import evenhand.governance.proof.CounterexampleFile;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.vignette.VignetteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sourceforge.argparse4j.impl.Arguments;
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
        .addArgument("--mutate")
        .action(Arguments.storeTrue())
        .help("change the rules one thing at a time and say which changes no vignette notices");
    subparser
        .addArgument("--suggest")
        .help("with --mutate: folder for candidates of vignettes that would show what is left out");
    subparser
        .addArgument("files")
        .nargs("*")
        .help("vignette files; all of the rules folder if none; with --mutate ids of rulebooks");
  }

  @Override
  protected boolean run(Namespace arguments) throws IOException {
    Path rules = RulesFolder.of(arguments);
    Rulebooks rulebooks = Rulebooks.load(rules);
    if (arguments.getBoolean("mutate")) {
      return mutate(arguments, rules, rulebooks);
    }
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

  private static boolean mutate(Namespace arguments, Path rules, Rulebooks rulebooks)
      throws IOException {
    List<String> ids = arguments.getList("files");
    boolean all = true;
    for (Rulebook rulebook : RulesFolder.named(ids, rulebooks)) {
      long started = System.nanoTime();
      MutationReport report = Mutation.of(rules, rulebook);
      for (Mutant mutant : report.equivalent()) {
        System.out.println(
            rulebook.id() + " " + mutant.about() + ": equivalent (proven): " + mutant.says());
      }
      for (MutationReport.Survivor survivor : report.survivors()) {
        System.out.println(
            rulebook.id()
                + " "
                + survivor.mutant().about()
                + ": no vignette notices "
                + survivor.mutant().says()
                + survivor.example().map(each -> "; on " + each).orElse("; undecided"));
      }
      System.out.printf(
          Locale.ROOT,
          "%s: %d mutants, %d killed, %d proven equivalent, %d survived, %.1f s%n",
          rulebook.id(),
          report.mutants(),
          report.killed(),
          report.equivalent().size(),
          report.survivors().size(),
          (System.nanoTime() - started) / 1e9);
      all &= report.survivors().isEmpty();
      if (arguments.getString("suggest") != null) {
        suggest(Path.of(arguments.getString("suggest")), rules, rulebook);
      }
    }
    return all;
  }

  private static void suggest(Path folder, Path rules, Rulebook rulebook) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("# Candidates: look at each outcome, and give each a title in plain words.\n");
    text.append("rulebook: ").append(rulebook.id()).append("\nvignettes:\n");
    int number = 0;
    for (Suggestions.Suggestion each : Suggestions.of(rules, rulebook)) {
      number++;
      text.append("  # Shows something of ").append(String.join(", ", each.shows())).append('\n');
      text.append(
          CounterexampleFile.vignette(
              "CANDIDATE-" + number, "candidate " + number, each.example(), rulebook));
    }
    Files.createDirectories(folder);
    Path file = folder.resolve(rulebook.id() + ".yml");
    Files.writeString(file, text);
    System.out.println(number + " candidates in " + file);
  }
}
