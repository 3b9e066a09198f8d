package evenhand.ledger.verify;

import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.KeyFile;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.proof.PlainJson;
import evenhand.ledger.proof.ProofCheck;
import evenhand.ledger.proof.ProofFile;
import evenhand.ledger.witness.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.helper.HelpScreenException;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.Namespace;

/** The verifier as a program: exit 0 verified, 1 not verified, 2 used wrongly or unreadable. */
public final class Main {
  private static final int USED_WRONGLY = 2;

  private final Path target;
  private final List<String> keys;
  private final List<String> checkpoints;
  private final Optional<String> policy;
  private final int quorum;
  private final boolean json;

  private Main(Namespace arguments) {
    target = Path.of(arguments.getString("target"));
    keys = all(arguments, "key");
    checkpoints = all(arguments, "checkpoint");
    policy = Optional.ofNullable(arguments.getString("policy"));
    quorum = arguments.getInt("quorum");
    json = arguments.getBoolean("json");
  }

  private static List<String> all(Namespace arguments, String option) {
    List<String> given = arguments.getList(option);
    return given == null ? List.of() : given;
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs without ending the process; gives the exit status. */
  public static int run(String... arguments) {
    ArgumentParser parser = parser();
    try {
      Main main = new Main(parser.parseArgs(arguments));
      return Files.isDirectory(main.target) ? main.log() : main.proof();
    } catch (HelpScreenException e) {
      return 0;
    } catch (ArgumentParserException e) {
      parser.handleError(e);
    } catch (NoSuchFileException e) {
      System.err.println("There is no such file: " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
    }
    return USED_WRONGLY;
  }

  private static ArgumentParser parser() {
    ArgumentParser parser =
        ArgumentParsers.newFor("evenhand-verify")
            .build()
            .description(
                "Verifies an export of a ledger (a folder) or the proof of one entry (a file)."
                    + " Exit status: 0 verified, 1 not verified, 2 used wrongly or unreadable.");
    parser.addArgument("target").help("folder of an export, or proof file");
    parser
        .addArgument("--key")
        .action(Arguments.append())
        .help("a vkey that you trust, of the log or of a witness, or a file of them; repeatable");
    parser
        .addArgument("--checkpoint")
        .action(Arguments.append())
        .help("file of a checkpoint kept elsewhere, which the log must still hold; repeatable");
    parser
        .addArgument("--policy")
        .help("quorum file (C2SP tlog-policy) with the keys that you trust, instead of --key");
    parser
        .addArgument("--quorum")
        .type(Integer.class)
        .setDefault(0)
        .help("how many witnesses must have countersigned");
    parser.addArgument("--json").action(Arguments.storeTrue()).help("answer as one JSON object");
    return parser;
  }

  private int log() throws IOException {
    List<SignedNote> kept = new ArrayList<>();
    for (String file : checkpoints) {
      kept.add(SignedNote.parse(Files.readAllBytes(Path.of(file))));
    }
    VerifyReport report;
    try (ProgressLine progress = ProgressLine.onTerminal()) {
      report = new LogVerifier(target, progress).verify(new Trust(policy(), kept));
    }
    if (json) {
      System.out.println(report.json());
    } else {
      report.lines().forEach(System.out::println);
    }
    return report.isClean() ? 0 : 1;
  }

  private int proof() throws IOException {
    Policy trusted = policy();
    if (trusted.logs().isEmpty()) {
      throw new InvalidNoteException(
          "a proof is checked with the log's key: give it with --key or --policy");
    }
    ProofFile file = ProofFile.parse(Files.readAllBytes(target));
    ProofCheck check = ProofCheck.of(file, trusted);
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("verified", check.holds());
      answer.put("index", file.proof().inclusion().index());
      answer.put("witnesses", (long) check.witnesses());
      answer.put("faults", check.faults());
      System.out.println(PlainJson.write(answer));
    } else {
      check.faults().forEach(System.out::println);
      System.out.println(file.entry());
      System.out.println(
          (check.holds() ? "verified" : "NOT VERIFIED")
              + ": index "
              + file.proof().inclusion().index()
              + " of "
              + file.proof().checkpoint().origin()
              + ", "
              + check.witnesses()
              + " witnesses, "
              + file.openings().size()
              + " openings");
    }
    return check.holds() ? 0 : 1;
  }

  private Policy policy() throws IOException {
    return policy.isPresent()
        ? Policy.parse(Files.readString(Path.of(policy.get())))
        : Policy.of(keys(), quorum);
  }

  private List<VerifierKey> keys() {
    List<VerifierKey> all = new ArrayList<>();
    for (String key : keys) {
      try {
        all.addAll(
            Files.exists(Path.of(key))
                ? KeyFile.parseAll(Files.readString(Path.of(key)))
                : List.of(VerifierKey.parse(key)));
      } catch (IOException e) {
        throw new UncheckedIOException("the key file " + key + " cannot be read", e);
      }
    }
    return all;
  }
}
