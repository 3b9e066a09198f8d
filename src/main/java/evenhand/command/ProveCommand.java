package evenhand.command;

import evenhand.Installation;
import evenhand.governance.proof.CounterexampleFile;
import evenhand.governance.proof.Finding;
import evenhand.governance.proof.Prover;
import evenhand.http.Json;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Decides for every possible case what rulebooks state, and writes a case where it fails. */
public final class ProveCommand extends Verb {
  public ProveCommand() {
    super("prove", "decides invariants, rules and gaps for every possible case");
  }

  @Override
  public void configure(Subparser subparser) {
    RulesFolder.addTo(subparser);
    subparser.addArgument("--json").action(Arguments.storeTrue()).help("findings as JSON");
    subparser
        .addArgument("--out")
        .setDefault("target/counterexamples")
        .help("folder for the cases that break a statement");
    subparser.addArgument("rulebook").nargs("?").help("id of one rulebook; all if left out");
  }

  @Override
  protected boolean run(Namespace arguments) throws IOException {
    List<Rulebook> rulebooks =
        RulesFolder.chosen(arguments, Rulebooks.load(RulesFolder.of(arguments)));
    boolean json = arguments.getBoolean("json");
    Path out = Installation.resolve(Path.of(arguments.getString("out")));
    Map<String, List<Finding>> all = new TreeMap<>();
    long started = System.nanoTime();
    for (Rulebook rulebook : rulebooks) {
      long begun = System.nanoTime();
      List<Finding> findings = Prover.prove(rulebook);
      all.put(rulebook.id(), findings);
      for (Finding finding : findings) {
        tell(finding, rulebook, out, json);
      }
      summary(rulebook, findings, begun, json);
    }
    if (json) {
      System.out.println(Json.mapper().writeValueAsString(all));
    } else {
      System.out.printf(Locale.ROOT, "%d rulebooks, %.1f s%n", all.size(), seconds(started));
    }
    return all.values().stream()
        .flatMap(List::stream)
        .noneMatch(finding -> finding.kind().isFault());
  }

  private static void tell(Finding finding, Rulebook rulebook, Path out, boolean json)
      throws IOException {
    String written = "";
    if (finding.example().isPresent()) {
      written = " See " + CounterexampleFile.write(out, rulebook, finding);
    }
    if (!json) {
      System.out.println(
          String.join(
              " ",
              rulebook.id(),
              finding.about(),
              finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ",",
              finding.millis() + " ms:",
              finding.says() + written));
    }
  }

  private static void summary(Rulebook rulebook, List<Finding> findings, long begun, boolean json) {
    Map<Finding.Kind, Integer> counts = new LinkedHashMap<>();
    findings.forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
    String line =
        String.format(
            Locale.ROOT,
            "%s: %d of %d invariants proven, %d refuted, %d undecided; of %d rules %d never fire,"
                + " %d add nothing; %.1f s",
            rulebook.id(),
            counts.getOrDefault(Finding.Kind.PROVEN, 0),
            rulebook.invariants().list().size(),
            counts.getOrDefault(Finding.Kind.REFUTED, 0),
            counts.getOrDefault(Finding.Kind.UNDECIDED, 0),
            rulebook.rules().size(),
            counts.getOrDefault(Finding.Kind.NEVER_FIRES, 0),
            counts.getOrDefault(Finding.Kind.ADDS_NOTHING, 0),
            seconds(begun));
    (json ? System.err : System.out).println(line);
  }

  private static double seconds(long started) {
    return (System.nanoTime() - started) / 1e9;
  }
}
