package evenhand.ledger.witness;

import evenhand.ledger.note.KeyFile;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.SignerKey;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tile.LogFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;

/** A witness as a program of its own, run by somebody other than the operator of the log. */
public final class WitnessMain {
  private static final int USED_WRONGLY = 2;
  private static final int PORT = 8090;

  private WitnessMain() {}

  public static void main(String[] arguments) {
    try {
      serve(parser().parseArgsOrFail(arguments));
    } catch (IOException | RuntimeException e) {
      System.err.println(e.getMessage());
      System.exit(USED_WRONGLY);
    }
  }

  private static ArgumentParser parser() {
    ArgumentParser parser =
        ArgumentParsers.newFor("evenhand-witness")
            .build()
            .description("Countersigns the checkpoints of known logs, and refuses forks.");
    parser
        .addArgument("--name")
        .required(true)
        .help("name of this witness, a URL without a scheme");
    parser.addArgument("--key").required(true).help("key file; made where it is missing");
    parser.addArgument("--state").required(true).help("folder of what was countersigned");
    parser
        .addArgument("--log")
        .required(true)
        .action(Arguments.append())
        .help("vkey of a log whose checkpoints are countersigned; repeatable");
    parser.addArgument("--bind").setDefault("127.0.0.1").help("address to listen on");
    parser
        .addArgument("--port")
        .type(Integer.class)
        .setDefault(PORT)
        .help("port to listen on (default " + PORT + ")");
    return parser;
  }

  private static void serve(Namespace arguments) throws IOException {
    KeyFile file = new KeyFile(Path.of(arguments.getString("key")));
    SignerKey signer =
        file.exists()
            ? file.read()
            : file.generate(arguments.getString("name"), KeyType.COSIGNATURE);
    List<VerifierKey> known =
        arguments.<String>getList("log").stream().map(VerifierKey::parse).toList();
    LogFolder state = new LogFolder(Path.of(arguments.getString("state")));
    Witness witness = new Witness(signer, known, state, InstantSource.system());
    InetAddress bind = InetAddress.getByName(arguments.getString("bind"));
    WitnessServer server =
        new WitnessServer(witness, new InetSocketAddress(bind, arguments.getInt("port")));
    System.err.println("Countersigning on port " + server.port() + " as");
    System.out.println(signer.verifier());
  }
}
