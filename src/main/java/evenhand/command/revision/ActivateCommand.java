package evenhand.command.revision;

import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.command.Verb;
import evenhand.database.Database;
import evenhand.decision.Actor;
import evenhand.governance.activation.Activation;
import evenhand.governance.activation.ActivationRefusedException;
import evenhand.governance.activation.ActivationService;
import evenhand.governance.approval.VerdictFolder;
import evenhand.http.Json;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException.Fault;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.vignette.VignetteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/**
 * Puts an approved revision in force, at once or on a date, or rolls back to one that was in force
 * before. A running service follows within a second or two, without losing a request.
 */
public final class ActivateCommand extends Verb {
  public ActivateCommand() {
    super("activate", "puts an approved revision in force, or rolls back to an earlier one");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser
        .addArgument("rulebook")
        .help("folder of the rulebook; or, to roll back, the revision sha256:...");
    subparser.addArgument("--from").help("date and time with offset; at once where left out");
    subparser
        .addArgument("--withdraw")
        .action(Arguments.storeTrue())
        .help("takes a scheduled revision sha256:... off before its time");
    subparser.addArgument("--reason").setDefault("").help("why it is rolled back or withdrawn");
    subparser.addArgument("--by").required(true).help("pseudonym of who does it");
    Candidate.addConfig(subparser);
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    EvenhandConfiguration configuration = Candidate.configuration(arguments);
    String named = arguments.getString("rulebook");
    Actor by = new Actor(arguments.getString("by"));
    InstantSource clock = InstantSource.system();
    Optional<Revision> earlier = Candidate.revision(named);
    boolean isWithdrawn = arguments.getBoolean("withdraw");
    if (isWithdrawn && earlier.isEmpty()) {
      throw new IllegalArgumentException("--withdraw takes the revision sha256:..., not a folder");
    }
    Optional<Rulebook> rulebook =
        earlier.isPresent()
            ? Optional.empty()
            : Optional.of(Candidate.load(named, arguments, configuration));
    if (rulebook.isPresent()) {
      refuseFailing(rulebook.get(), Candidate.folder(named));
    }
    Optional<Instant> from = from(arguments.getString("from"));
    try (Database database = Database.beside(configuration.getDatabase(), clock)) {
      ActivationService service = GovernanceSetup.activations(configuration, database, clock);
      Activation activation =
          rulebook
              .map(
                  loaded ->
                      service.activate(
                          loaded, new VerdictFolder(Candidate.folder(named)).read(), from, by))
              .orElseGet(
                  () ->
                      isWithdrawn
                          ? service.withdraw(
                              earlier.orElseThrow(), arguments.getString("reason"), by)
                          : service.rollBack(
                              earlier.orElseThrow(), arguments.getString("reason"), by));
      System.out.println(Json.mapper().writeValueAsString(activation));
    }
    return true;
  }

  /** Vignettes are no part of a revision, so that nobody signs them: they have to hold now. */
  private static void refuseFailing(Rulebook rulebook, Path folder) throws IOException {
    VignetteReport report = new VignetteReport(Rulebooks.of(List.of(rulebook)));
    Path rules = Objects.requireNonNull(folder.toAbsolutePath().normalize().getParent());
    for (Path file : VignetteReport.filesOf(rules, rulebook)) {
      report.run(file);
    }
    if (!report.failures().isEmpty()) {
      throw new ActivationRefusedException(
          report.failures().stream()
              .map(failure -> new Fault(rulebook.id() + "/vignettes", 0, failure))
              .toList());
    }
  }

  private static Optional<Instant> from(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException(
          "--from takes a date and time with offset such as 2026-12-01T00:00:00Z, not '"
              + text
              + "'",
          wrong);
    }
  }
}
