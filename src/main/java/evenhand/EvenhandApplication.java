package evenhand;

import evenhand.command.AccessLogCommand;
import evenhand.command.AuditCommand;
import evenhand.command.AuditCsvCommand;
import evenhand.command.AuditSimulateCommand;
import evenhand.command.CheckCommand;
import evenhand.command.DecideCommand;
import evenhand.command.DemoCommand;
import evenhand.command.DocumentCommand;
import evenhand.command.EraseCommand;
import evenhand.command.ExplainCommand;
import evenhand.command.Failures;
import evenhand.command.IncidentCommand;
import evenhand.command.LedgerCommand;
import evenhand.command.OpenapiCommand;
import evenhand.command.ProveCommand;
import evenhand.command.RegisterCommand;
import evenhand.command.ServeCommand;
import evenhand.command.SourcesCommand;
import evenhand.command.StoppedException;
import evenhand.command.TransparencyCommand;
import evenhand.command.Usage;
import evenhand.command.VignettesCommand;
import evenhand.command.revision.ActivateCommand;
import evenhand.command.revision.ApproveCommand;
import evenhand.command.revision.CompareCommand;
import evenhand.command.revision.LifecycleCommand;
import evenhand.command.revision.ReplayCommand;
import evenhand.command.revision.ShadowCommand;
import evenhand.database.Database;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessLog;
import evenhand.decision.erasure.ErasureResource;
import evenhand.decision.erasure.ErasureService;
import evenhand.decision.erasure.ReviewsResource;
import evenhand.decision.followup.ActionsResource;
import evenhand.decision.followup.ClosingResource;
import evenhand.decision.followup.OutcomesResource;
import evenhand.decision.history.ConsultationService;
import evenhand.decision.history.DecisionsHistoryResource;
import evenhand.decision.history.RevisionsResource;
import evenhand.decision.peopleonly.PeopleOnlyModes;
import evenhand.decision.peopleonly.PeopleOnlyResource;
import evenhand.decision.response.ResponseResource;
import evenhand.governance.register.RegisterResource;
import evenhand.http.HttpSetup;
import evenhand.http.Json;
import evenhand.http.OpenApiDocument;
import evenhand.http.OpenApiResource;
import evenhand.intake.DecisionsResource;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.RulebooksResource;
import evenhand.rulebook.WhatIfResource;
import evenhand.rulebook.citation.SourcesResource;
import evenhand.rulebook.transparency.TransparencyResource;
import evenhand.web.StartPages;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service and its console: what is wired to what, and every verb. */
public final class EvenhandApplication extends Application<EvenhandConfiguration> {
  private static final Logger LOG = LoggerFactory.getLogger(EvenhandApplication.class);

  public static void main(String[] arguments) throws Exception {
    EvenhandApplication application = new EvenhandApplication();
    if (arguments.length == 0) {
      System.err.println(Usage.of(application.verbs()));
      System.exit(StoppedException.UNUSABLE);
    }
    application.run(arguments);
  }

  @Override
  public String getName() {
    return "evenhand";
  }

  @Override
  protected void addDefaultCommands(Bootstrap<EvenhandConfiguration> bootstrap) {
    // Dropwizard's own `check` means something else than ours.
  }

  @Override
  public void initialize(Bootstrap<EvenhandConfiguration> bootstrap) {
    bootstrap.setObjectMapper(Json.mapper());
    verbs().forEach(bootstrap::addCommand);
  }

  /** Every verb of the console; a new one is added here and nowhere else. */
  private List<Command> verbs() {
    return List.of(
        new DemoCommand(this),
        new ServeCommand(this),
        new CheckCommand(),
        new DecideCommand(InstantSource.system()),
        new VignettesCommand(),
        new ProveCommand(),
        new DocumentCommand(),
        new SourcesCommand(),
        new TransparencyCommand(),
        new LifecycleCommand(),
        new ApproveCommand(InstantSource.system()),
        new ActivateCommand(),
        new CompareCommand(),
        new ReplayCommand(),
        new ShadowCommand(),
        new AuditCommand(),
        new AuditCsvCommand(),
        new AuditSimulateCommand(),
        new ExplainCommand(),
        new LedgerCommand(),
        new EraseCommand(),
        new AccessLogCommand(),
        new RegisterCommand(),
        new IncidentCommand(),
        new OpenapiCommand());
  }

  @Override
  public void run(EvenhandConfiguration configuration, Environment environment) {
    assemble(configuration, environment, () -> {});
  }

  /**
   * Loads the rulebooks, opens the database and puts both behind HTTP.
   *
   * @param afterwards run once the database is closed
   */
  public Services assemble(
      EvenhandConfiguration configuration, Environment environment, Runnable afterwards) {
    SecuritySetup.requireSafe(configuration.getSecurity(), configuration.getServerFactory());
    DutySettings duties = configuration.getDuties();
    if (!configuration.holdsInvented()) {
      duties.requireDocuments();
    }
    HttpSetup.install(configuration.getServerFactory(), environment);
    Rulebooks.Loading loading = configuration.getRulebooks().loadEach();
    InstantSource clock = InstantSource.system();
    Database database = Database.open(configuration.getDatabase(), clock);
    OpenDatabase.closeWith(environment, database, afterwards);
    announce(database);
    environment.healthChecks().register("database", new DatabaseHealth(database));
    GovernanceSetup governance = GovernanceSetup.over(configuration, database, clock);
    Rulebooks rulebooks = governance.rulebooks(loading);
    RecordsDao records = new RecordsDao(database.service());
    PeopleOnlyModes modes = DutySetup.modes(duties, records, clock, environment);
    Services services =
        Services.over(rulebooks, database, clock, governance.shadowing(), modes::applied, duties);
    AccessLog access = new AccessLog(records, clock);
    LedgerSetup.install(
        configuration.getLedger(), database, services, duties, access, clock, environment);
    FairnessSetup.install(configuration, database, rulebooks, clock, environment);
    JerseyEnvironment jersey = environment.jersey();
    SecuritySetup.install(configuration, records, clock, environment);
    jersey.register(new DecisionsResource(services.intake(), rulebooks));
    jersey.register(
        new DecisionsHistoryResource(new ConsultationService(services.history(), access)));
    DutySetup.install(records, access, clock, environment);
    jersey.register(new ErasureResource(new ErasureService(records, clock), access));
    jersey.register(new ReviewsResource(new ErasureService(records, clock), access, clock));
    jersey.register(
        new RegisterResource(GovernanceSetup.register(configuration, rulebooks, database, clock)));
    jersey.register(new ResponseResource(services.responses()));
    jersey.register(new OutcomesResource(services.outcomes()));
    jersey.register(new ClosingResource(services.closing()));
    jersey.register(new ActionsResource(services.actions(), access, clock));
    jersey.register(new RulebooksResource(rulebooks));
    jersey.register(new PeopleOnlyResource(modes, rulebooks));
    jersey.register(new SourcesResource(rulebooks));
    jersey.register(new TransparencyResource(rulebooks));
    jersey.register(new WhatIfResource(rulebooks, modes::applied, clock));
    jersey.register(new RevisionsResource(services.revisions(), rulebooks));
    governance.install(rulebooks, environment);
    jersey.register(new OpenApiResource(OpenApiDocument.following(rulebooks)));
    jersey.register(
        new StartPages(
            rulebooks,
            configuration.holdsInvented(),
            () -> DutySetup.warning(duties, governance.warning(rulebooks))));
    return services;
  }

  private static void announce(Database database) {
    if (database.isEmbedded()) {
      LOG.info("No database url is configured: PostgreSQL runs embedded, {}", database.address());
    } else {
      LOG.info("The database is {}", database.address());
    }
  }

  @Override
  protected void onFatalError(Throwable failure) {
    System.exit(Failures.exitStatus(failure));
  }
}
