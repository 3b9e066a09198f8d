package evenhand.command.revision;

import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.command.Verb;
import evenhand.database.Database;
import evenhand.decision.Actor;
import evenhand.governance.approval.Opinion;
import evenhand.governance.approval.Role;
import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.approval.Verdict;
import evenhand.governance.approval.VerdictFolder;
import evenhand.ledger.note.KeyFile;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.SignerKey;
import evenhand.rulebook.Rulebook;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Signs a verdict on the exact revision that a folder holds, and lays it beside the rulebook. */
public final class ApproveCommand extends Verb {
  private final InstantSource clock;

  public ApproveCommand(InstantSource clock) {
    super("approve", "signs a verdict on a rulebook's exact revision; makes the key to sign with");
    this.clock = clock;
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("rulebook").nargs("?").help("folder of a rulebook, or its id in rules/");
    subparser.addArgument("--key").required(true).help("file of your own private key");
    subparser
        .addArgument("--new-key")
        .metavar("NAME")
        .help("makes the key file, named by your pseudonym, and prints the public key");
    subparser.addArgument("--role").help("as whom you sign: " + Role.all());
    subparser
        .addArgument("--verdict")
        .setDefault(Opinion.APPROVE.code())
        .help("one of " + Opinion.all() + "; approve by default");
    subparser
        .addArgument("--record")
        .action(Arguments.storeTrue())
        .help("also keeps all verdicts on the revision in the database and the ledger");
    subparser.addArgument("--place").setDefault("").help("FILE:LINE that you mean");
    subparser.addArgument("--says").setDefault("").help("your words, one line");
    Candidate.addConfig(subparser);
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    KeyFile file = new KeyFile(Path.of(arguments.getString("key")).toAbsolutePath());
    String newKey = arguments.getString("new_key");
    if (newKey != null) {
      System.out.println(file.generate(newKey, KeyType.NOTE).verifier());
      return true;
    }
    String named = arguments.getString("rulebook");
    if (named == null) {
      throw new IllegalArgumentException("Name the folder of the rulebook.");
    }
    EvenhandConfiguration configuration = Candidate.configuration(arguments);
    Rulebook rulebook = Candidate.load(named, arguments, configuration);
    SignerKey key = file.read();
    Verdict verdict =
        new Verdict(
            rulebook.id(),
            rulebook.version(),
            rulebook.revision(),
            named(
                "--role",
                arguments.getString("role"),
                Role.of(arguments.getString("role") + ""),
                Role.all()),
            named(
                "--verdict",
                arguments.getString("verdict"),
                Opinion.of(arguments.getString("verdict")),
                Opinion.all()),
            clock.instant(),
            arguments.getString("place"),
            arguments.getString("says"));
    VerdictFolder folder = new VerdictFolder(Candidate.folder(named));
    String name = folder.nameOf(verdict, key.verifier().name());
    System.out.println(folder.write(SignedVerdict.sign(verdict, key, name)));
    if (arguments.getBoolean("record")) {
      try (Database database = Database.beside(configuration.getDatabase(), clock)) {
        Actor by = new Actor("console");
        int kept =
            GovernanceSetup.activations(configuration, database, clock)
                .keep(rulebook, folder.read(), by);
        System.err.println(kept + " verdicts recorded");
      }
    }
    return true;
  }

  private static <T> T named(String option, String given, Optional<T> found, String all) {
    return found.orElseThrow(
        () -> new IllegalArgumentException(option + ": one of " + all + ", not '" + given + "'"));
  }
}
