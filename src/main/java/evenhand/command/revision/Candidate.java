package evenhand.command.revision;

import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.Installation;
import evenhand.command.LedgerCommand;
import evenhand.database.Database;
import evenhand.decision.RecordsDao;
import evenhand.governance.activation.ActivationService;
import evenhand.governance.activation.KnownRevisions;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** A rulebook that a verb of the life cycle is told of: by its folder, or by its id in rules/. */
final class Candidate {
  private Candidate() {}

  static void addConfig(Subparser subparser) {
    subparser.addArgument("--config").setDefault("config.yml").help("configuration file");
    subparser.addArgument("--data-dir").help("data folder of the embedded database");
    subparser.addArgument("--parameters").help("folder of a force's own values");
    subparser.addArgument("--roster").help("file of the keys whose signature counts");
  }

  /** Whether what was named is a revision and no folder. */
  static Optional<Revision> revision(String named) {
    return named.startsWith("sha256:") ? Optional.of(new Revision(named)) : Optional.empty();
  }

  /** The folder of a rulebook, as named or below {@code rules}. */
  static Path folder(String named) {
    Path asNamed = Installation.resolve(Path.of(named));
    Path byId = Installation.resolve(Path.of("rules")).resolve(named);
    return !Files.exists(asNamed) && Files.exists(byId) ? byId : asNamed;
  }

  /**
   * Loads it with what the force sets.
   *
   * @throws evenhand.rulebook.RulebookFaultException naming file, line and what would be right
   */
  static Rulebook load(String named, Namespace arguments, EvenhandConfiguration configuration) {
    Optional<Path> own = path(arguments, "parameters");
    return Rulebooks.loadOne(folder(named), own.or(() -> configuration.getRulebooks().overrides()));
  }

  static Optional<Path> path(Namespace arguments, String option) {
    @Nullable String path = arguments.getString(option);
    return Optional.ofNullable(path).map(Path::of).map(Installation::resolve);
  }

  /** The configuration, with the roster that is named on the console in place of its own. */
  static EvenhandConfiguration configuration(Namespace arguments) throws Exception {
    EvenhandConfiguration configuration = LedgerCommand.configuration(arguments);
    path(arguments, "roster")
        .ifPresent(
            roster -> configuration.setRulebooks(configuration.getRulebooks().withRoster(roster)));
    return configuration;
  }

  /** A revision as it was kept, or the one that a folder holds. */
  static Rulebook loadAny(
      String named, Namespace arguments, EvenhandConfiguration configuration, Database database) {
    return revision(named)
        .map(new KnownRevisions(new RecordsDao(database.service()))::stored)
        .orElseGet(() -> load(named, arguments, configuration));
  }

  /** The revision in force, or the configured folder's where none was ever activated. */
  static Rulebook inForce(String id, EvenhandConfiguration configuration, Database database) {
    InstantSource clock = InstantSource.system();
    ActivationService activations = GovernanceSetup.activations(configuration, database, clock);
    return activations
        .inForce(id, clock.instant())
        .map(activations.known()::stored)
        .orElseGet(
            () ->
                configuration
                    .getRulebooks()
                    .load()
                    .find(id)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "--rulebook: no rulebook is called '" + id + "'")));
  }
}
