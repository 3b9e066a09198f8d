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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verifier as a program: exit 0 verified, 1 not verified, 2 used wrongly or unreadable. */
@Command(
    name = "evenhand-verify",
    mixinStandardHelpOptions = true,
    version = "evenhand-verify 0.1.0",
    description = "Verifies an export of a ledger (a folder) or the proof of one entry (a file).",
    exitCodeOnInvalidInput = 2,
    exitCodeOnExecutionException = 2)
public final class Main implements Callable<Integer> {
  @Parameters(paramLabel = "EXPORT_OR_PROOF", description = "folder of an export, or proof file")
  private Path target = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "VKEY_OR_FILE",
      description = "a key that you trust, of the log or of a witness; may be repeated")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "a checkpoint kept elsewhere, which the log must still hold")
  private List<Path> checkpoints = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "quorum file (C2SP tlog-policy) with the keys that you trust")
  private Optional<Path> policy = Optional.empty();

  @Option(names = "--quorum", description = "how many witnesses must have countersigned")
  private int quorum;

  @Option(names = "--json", description = "answer as one JSON object on standard output")
  private boolean json;

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs without ending the process; gives the exit status. */
  public static int run(String... arguments) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, line, result) -> {
              System.err.println(failure.getMessage());
              return 2;
            })
        .execute(arguments);
  }

  @Override
  public Integer call() throws IOException {
    if (Files.isDirectory(target)) {
      return log();
    }
    return proof();
  }

  private int log() throws IOException {
    List<SignedNote> kept = new ArrayList<>();
    for (Path file : checkpoints) {
      kept.add(SignedNote.parse(Files.readAllBytes(file)));
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
        ? Policy.parse(Files.readString(policy.get()))
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
