package evenhand.command.revision;

import evenhand.EvenhandConfiguration;
import evenhand.command.Verb;
import evenhand.governance.approval.Review;
import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.approval.Verdict;
import evenhand.governance.approval.VerdictFolder;
import evenhand.governance.lifecycle.LifeCycle;
import evenhand.rulebook.Rulebook;
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
            configuration.getRulebooks().readRoster());
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
    return review.faults().isEmpty();
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
