package evenhand.ledger.witness;

import evenhand.ledger.note.KeyFile;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.SignerKey;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tile.LogFolder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A witness as a program of its own, run by somebody other than the operator of the log. */
@Command(
    name = "evenhand-witness",
    mixinStandardHelpOptions = true,
    description = "Countersigns the checkpoints of known logs, and refuses forks.")
public final class WitnessMain implements Callable<Integer> {
  @Option(
      names = "--name",
      required = true,
      description = "name of this witness, a URL without scheme")
  private String name = "";

  @Option(names = "--key", required = true, description = "key file; made where it is missing")
  private Path key = Path.of("");

  @Option(names = "--state", required = true, description = "folder of what was countersigned")
  private Path state = Path.of("");

  @Option(names = "--log", required = true, description = "vkey of a log; may be repeated")
  private List<String> logs = new ArrayList<>();

  @Option(names = "--bind", description = "address to listen on")
  private String bind = "127.0.0.1";

  @Option(names = "--port", description = "port to listen on")
  private int port = 8090;

  public static void main(String[] arguments) {
    int status = new CommandLine(new WitnessMain()).execute(arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  @Override
  public Integer call() throws Exception {
    KeyFile file = new KeyFile(key);
    SignerKey signer = file.exists() ? file.read() : file.generate(name, KeyType.COSIGNATURE);
    List<VerifierKey> known = logs.stream().map(VerifierKey::parse).toList();
    Witness witness = new Witness(signer, known, new LogFolder(state), InstantSource.system());
    WitnessServer server =
        new WitnessServer(witness, new InetSocketAddress(InetAddress.getByName(bind), port));
    System.err.println("countersigning on port " + server.port() + " as");
    System.out.println(signer.verifier());
    return 0;
  }
}
