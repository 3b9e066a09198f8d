package evenhand.command;

import evenhand.EvenhandConfiguration;
import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.http.Json;
import evenhand.ledger.LogName;
import evenhand.ledger.export.ExportService;
import evenhand.ledger.note.KeyFile;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.sequence.LedgerSettings;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.tile.PublishedLog;
import evenhand.ledger.verify.Main;
import evenhand.ledger.verify.ProgressLine;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jersey.validation.Validators;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Exports and verifies the ledger, and looks after its keys. */
public final class LedgerCommand extends Verb {
  public LedgerCommand() {
    super("ledger", "exports and verifies the ledger; shows, generates or rotates its keys");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("task").choices("export", "verify", "keys", "generate", "rotate");
    subparser.addArgument("target").nargs("?").help("folder of the export, or proof file");
    subparser.addArgument("--config").setDefault("config.yml").help("configuration file");
    subparser.addArgument("--data-dir").help("data folder of the embedded database");
    subparser.addArgument("--log").choices("decisions", "access").setDefault("decisions");
    subparser
        .addArgument("--key")
        .action(Arguments.append())
        .help("verify: a vkey that you trust, or a file of them");
    subparser
        .addArgument("--checkpoint")
        .action(Arguments.append())
        .help("verify: a checkpoint kept elsewhere");
    subparser.addArgument("--policy").help("verify: quorum file with the keys that you trust");
    subparser.addArgument("--quorum").help("verify: how many witnesses must have countersigned");
    subparser.addArgument("--json").action(Arguments.storeTrue()).help("answer as JSON");
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    switch (arguments.getString("task")) {
      case "export" -> export(arguments);
      case "keys" -> keys(arguments).verifiers().forEach(System.out::println);
      case "generate" -> {
        String origin = configuration(arguments).getLedger().origin(log(arguments));
        System.out.println(keys(arguments).generate(origin, KeyType.NOTE).verifier());
      }
      case "rotate" -> System.out.println(keys(arguments).rotate().verifier());
      default -> {
        return verify(arguments);
      }
    }
    return true;
  }

  private static KeyFile keys(Namespace arguments) throws Exception {
    return configuration(arguments).getLedger().keyFile(log(arguments));
  }

  private static LogName log(Namespace arguments) {
    return LogName.valueOf(arguments.getString("log").toUpperCase(Locale.ROOT));
  }

  private static Path target(Namespace arguments) {
    String target = arguments.getString("target");
    if (target == null) {
      throw new IllegalArgumentException("name the folder of the export");
    }
    return Path.of(target);
  }

  private static void export(Namespace arguments) throws Exception {
    EvenhandConfiguration configuration = configuration(arguments);
    LedgerSettings settings = configuration.getLedger();
    LogName name = log(arguments);
    List<VerifierKey> keys = new ArrayList<>(settings.keyFile(name).verifiers());
    settings.readPolicy().witnesses().values().forEach(witness -> keys.add(witness.key()));
    PublishedLog published = new PublishedLog(new LogFolder(settings.folder(name)));
    try (Database database = Database.beside(configuration.getDatabase(), InstantSource.system());
        ProgressLine progress = ProgressLine.onTerminal()) {
      long size =
          new ExportService(database.service(), name, published, progress)
              .export(target(arguments), settings.origin(name), keys);
      System.err.println(size + " entries exported to " + target(arguments));
    }
  }

  /** The configuration that a verb is told of on the console. */
  public static EvenhandConfiguration configuration(Namespace arguments) throws Exception {
    Path file = Path.of(arguments.getString("config"));
    EvenhandConfiguration configuration =
        Files.exists(file)
            ? new YamlConfigurationFactory<>(
                    EvenhandConfiguration.class, Validators.newValidator(), Json.mapper(), "dw")
                .build(new FileConfigurationSourceProvider(), file.toString())
            : new EvenhandConfiguration();
    String data = arguments.getString("data_dir");
    if (data != null) {
      configuration.setDatabase(DatabaseSettings.embedded(Path.of(data).toAbsolutePath()));
    }
    return configuration;
  }

  /** The same program as the separate verifier, so that both say the same. */
  private static boolean verify(Namespace arguments) {
    List<String> words = new ArrayList<>(List.of(target(arguments).toString()));
    for (String option : List.of("key", "checkpoint")) {
      List<String> given = arguments.getList(option);
      for (String value : given == null ? List.<String>of() : given) {
        words.addAll(List.of("--" + option, value));
      }
    }
    for (String option : List.of("quorum", "policy")) {
      if (arguments.getString(option) != null) {
        words.addAll(List.of("--" + option, arguments.getString(option)));
      }
    }
    if (arguments.getBoolean("json")) {
      words.add("--json");
    }
    int status = Main.run(words.toArray(String[]::new));
    if (status > 1) {
      throw new IllegalArgumentException("nothing was verified; see above");
    }
    return status == 0;
  }
}
