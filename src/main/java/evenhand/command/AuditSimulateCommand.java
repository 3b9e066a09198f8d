package evenhand.command;

import evenhand.fairness.simulation.Coverage;
import evenhand.fairness.simulation.OperatingCharacteristic;
import java.io.PrintStream;
import java.util.Locale;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code audit-simulate}: the figures that reports quote about their own reliability, as tables of
 * comma-separated values on stdout. The same seed and trials give the same figures.
 */
public final class AuditSimulateCommand extends Verb {

  public AuditSimulateCommand() {
    super("audit-simulate", "simulates how often intervals cover and verdicts err");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("what").choices("coverage", "verdicts").help("which table to make");
    subparser.addArgument("--seed").type(Long.class).setDefault(1L).help("of the random draws");
    subparser.addArgument("--trials").type(Integer.class).setDefault(20_000).help("in each line");
  }

  @Override
  protected boolean run(Namespace namespace) {
    int trials = namespace.getInt("trials");
    if (trials < 1) {
      throw new StoppedException(StoppedException.UNUSABLE, "--trials is 1 or more");
    }
    run(namespace.getString("what"), namespace.getLong("seed"), trials, System.out);
    return true;
  }

  static void run(String what, long seed, int trials, PrintStream out) {
    out.println("# audit-simulate " + what + " --seed " + seed + " --trials " + trials);
    if (what.equals("coverage")) {
      out.println("n,rate,wilson,newcombe,koopman");
      for (Coverage line : Coverage.grid(seed, trials)) {
        out.println(cells(line.n(), line.rate(), line.wilson(), line.newcombe(), line.koopman()));
      }
    } else {
      out.println("n,rate,true_ratio,flagged,any_flagged,no_evidence,cannot_tell");
      for (OperatingCharacteristic line : OperatingCharacteristic.grid(seed, trials)) {
        out.println(
            cells(
                line.n(),
                line.rate(),
                line.ratio(),
                line.flagged(),
                line.anyFlagged(),
                line.green(),
                line.cannotTell()));
      }
    }
  }

  private static String cells(int n, double... figures) {
    StringBuilder line = new StringBuilder().append(n);
    for (double figure : figures) {
      line.append(String.format(Locale.ROOT, ",%.4f", figure));
    }
    return line.toString();
  }
}
