package evenhand.command;

import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.database.Database;
import evenhand.governance.register.ProfilingRegister;
import evenhand.http.Json;
import java.time.InstantSource;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Prints the register of profiling that DPA 2018, s.61 asks for. */
public final class RegisterCommand extends Verb {
  public RegisterCommand() {
    super("register", "prints which rulebooks run, why, and on which legal basis and documents");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("--format").choices("json", "csv").setDefault("json");
    subparser.addArgument("--config").setDefault("config.yml").help("configuration file");
    subparser.addArgument("--data-dir").help("data folder of the embedded database");
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    EvenhandConfiguration configuration = LedgerCommand.configuration(arguments);
    InstantSource clock = InstantSource.system();
    try (Database database = Database.beside(configuration.getDatabase(), clock)) {
      ProfilingRegister register =
          GovernanceSetup.register(
              configuration, configuration.getRulebooks().load(), database, clock);
      System.out.println(
          arguments.getString("format").equals("csv")
              ? register.csv().strip()
              : Json.mapper()
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(register.entries()));
    }
    return true;
  }
}
