package evenhand.command.revision;

import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.command.Verb;
import evenhand.database.Database;
import evenhand.governance.activation.ActivationService;
import evenhand.governance.activation.Gate;
import evenhand.governance.approval.Review;
import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.approval.Verdict;
import evenhand.governance.approval.VerdictFolder;
import evenhand.governance.lifecycle.LifeCycle;
import evenhand.governance.lifecycle.State;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Prints the life cycle of revisions, or where one rulebook's folder stands in it. */
public final class LifecycleCommand extends Verb {
  public LifecycleCommand() {
    super("lifecycle", "prints the life cycle of revisions, or where one folder stands in it");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("rulebook").nargs("?").help("folder of a rulebook, or its id in rules/");
    subparser
        .addArgument("--records")
        .action(Arguments.storeTrue())
        .help("also what the database says: in force or not, and what the gate says");
    Candidate.addConfig(subparser);
  }

  /** The answer is "no" where a folder may not be activated as it is. */
  @Override
  protected boolean run(Namespace arguments) throws Exception {
    String named = arguments.getString("rulebook");
    if (named == null) {
      System.out.println(LifeCycle.drawing());
      return true;
    }
    EvenhandConfiguration configuration = Candidate.configuration(arguments);
    Rulebook rulebook = Candidate.load(named, arguments, configuration);
    Review review =
        Review.of(
            rulebook.id(),
            rulebook.revision(),
            new VerdictFolder(Candidate.folder(named)).read(),
            configuration.getRulebooks().rosterFile().get(),
            Instant.now());
    System.out.println(rulebook.id() + " " + rulebook.version() + " " + rulebook.revision());
    System.out.println("by its verdicts: " + review.state().words());
    review.counting().forEach(signed -> System.out.println("  " + line(signed)));
    review
        .voided()
        .forEach(
            signed ->
                System.out.println(
                    "  void, on " + signed.verdict().revision() + ": " + line(signed)));
    if (!review.faults().isEmpty()) {
      System.out.println("not to be activated:");
      review.faults().forEach(fault -> System.out.println("  " + fault));
    }
    if (arguments.getBoolean("records")) {
      return tellRecords(rulebook, configuration, Candidate.folder(named));
    }
    return review.faults().isEmpty();
  }

  /** The answer is "no" where it would be refused now; what is in force is in order. */
  private static boolean tellRecords(
      Rulebook rulebook, EvenhandConfiguration configuration, Path folder) {
    InstantSource clock = InstantSource.system();
    try (Database database = Database.beside(configuration.getDatabase(), clock)) {
      ActivationService service = GovernanceSetup.activations(configuration, database, clock);
      Review review = service.review(rulebook, new VerdictFolder(folder).read());
      State state = service.state(review, clock.instant());
      System.out.println("by the records: " + state.words());
      System.out.println(
          "in force: "
              + service
                  .inForce(rulebook.id(), clock.instant())
                  .map(Revision::name)
                  .orElse("nothing that was ever activated"));
      if (state == State.ACTIVE) {
        return true;
      }
      Gate.Judgement judgement = service.judge(rulebook);
      List<String> said = new ArrayList<>(judgement.unfinished());
      said.addAll(judgement.objections());
      System.out.println(said.isEmpty() ? "the gate: passes" : "the gate says no:");
      said.forEach(each -> System.out.println("  " + each));
      if (!judgement.objections().isEmpty()) {
        System.out.println("  " + Gate.Judgement.answer());
      }
      judgement.newest().ifPresent(at -> System.out.println("newest report: " + at));
      return review.faults().isEmpty() && said.isEmpty();
    }
  }

  private static String line(SignedVerdict signed) {
    Verdict verdict = signed.verdict();
    String place = verdict.place().isEmpty() ? "" : " at " + verdict.place();
    String words = verdict.words().isEmpty() ? "" : ": " + verdict.words();
    return verdict.at()
        + " "
        + verdict.role().code()
        + " "
        + signed.signer()
        + " "
        + verdict.opinion().code()
        + place
        + words;
  }
}
