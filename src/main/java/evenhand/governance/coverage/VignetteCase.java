package evenhand.governance.coverage;

import evenhand.rulebook.Parameters;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.SecondEvaluator;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.vignette.Vignette;
import evenhand.rulebook.vignette.VignetteFile;
import evenhand.rulebook.vignette.VignetteReport;
import evenhand.rulebook.vignette.VignetteRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A vignette as the second evaluator reads it.
 *
 * @param slots its values, with the derived facts of its outcome marked
 */
public record VignetteCase(
    Vignette vignette,
    VignetteRunner.Given given,
    Parameters parameters,
    Slots slots,
    SecondEvaluator.Decided decided) {

  public BitSet fired() {
    return decided.fired();
  }

  /** All vignettes of a rulebook that state a case; requests are left out. */
  public static List<VignetteCase> of(Path rules, Rulebook rulebook) throws IOException {
    List<VignetteCase> all = new ArrayList<>();
    for (Path file : VignetteReport.filesOf(rules, rulebook)) {
      for (Vignette vignette : VignetteFile.read(file).vignettes()) {
        if (vignette.request().isEmpty()) {
          all.add(of(vignette, rulebook));
        }
      }
    }
    return all;
  }

  private static VignetteCase of(Vignette vignette, Rulebook rulebook) {
    VignetteRunner.Given given = VignetteRunner.given(vignette, rulebook);
    Parameters parameters = given.parameters(rulebook);
    Slots slots = rulebook.second().slots(given.answers(), parameters);
    return new VignetteCase(
        vignette, given, parameters, slots, rulebook.second().decide(slots, parameters));
  }
}
