package evenhand.command;

import evenhand.EvenhandConfiguration;
import evenhand.database.Database;
import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.RecordsDao;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.erasure.ErasurePlan;
import evenhand.decision.erasure.ErasureReason;
import evenhand.decision.erasure.ErasureService;
import evenhand.decision.erasure.HeldException;
import evenhand.http.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Erases the answers of decisions: those named, those of a contact, or all that are due. */
public final class EraseCommand extends Verb {
  private static final int DUE_MAX = 10_000;

  public EraseCommand() {
    super("erase", "erases the answers of decisions; the ledger still verifies");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("decision").nargs("*").help("ids of decisions");
    subparser
        .addArgument("--contact")
        .help("all decisions of a contact, or none where a hold keeps one; takes its reference");
    subparser
        .addArgument("--due")
        .action(Arguments.storeTrue())
        .help("all decisions whose review date has come and that nothing holds");
    subparser.addArgument("--reason").type(ErasureReason.class).required(true);
    subparser.addArgument("--by").required(true).help("pseudonym of who erases");
    subparser.addArgument("--dry-run").action(Arguments.storeTrue()).help("only say what would go");
    subparser.addArgument("--config").setDefault("config.yml").help("configuration file");
    subparser.addArgument("--data-dir").help("data folder of the embedded database");
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    EvenhandConfiguration configuration = LedgerCommand.configuration(arguments);
    InstantSource clock = InstantSource.system();
    ErasureReason reason = arguments.get("reason");
    Actor by = new Actor(arguments.getString("by"));
    boolean dryRun = arguments.getBoolean("dry_run");
    try (Database database = Database.beside(configuration.getDatabase(), clock)) {
      RecordsDao records = new RecordsDao(database.service());
      ErasureService erasure = new ErasureService(records, clock);
      Optional<ContactReference> contact =
          Optional.ofNullable(arguments.getString("contact")).map(ContactReference::new);
      List<DecisionId> decisions = decisions(arguments, contact, erasure);
      ErasurePlan plan =
          contact
              .map(reference -> erasure.eraseContact(reference, reason, by, dryRun))
              .orElseGet(() -> erasure.erase(decisions, reason, by, dryRun));
      System.out.println(Json.mapper().writeValueAsString(plan));
      return plan.held().isEmpty() && plan.unknown().isEmpty();
    } catch (HeldException | UnknownRecordException refused) {
      throw new StoppedException(StoppedException.NO, String.valueOf(refused.getMessage()));
    }
  }

  private static List<DecisionId> decisions(
      Namespace arguments, Optional<ContactReference> contact, ErasureService erasure) {
    List<DecisionId> named =
        arguments.<String>getList("decision").stream().map(DecisionId::of).toList();
    boolean due = arguments.getBoolean("due");
    if ((named.isEmpty() ? 0 : 1) + (contact.isPresent() ? 1 : 0) + (due ? 1 : 0) != 1) {
      throw new StoppedException(
          StoppedException.UNUSABLE,
          "Name decisions, or a contact with --contact, or say --due: exactly one of the three.");
    }
    return contact.map(erasure::decisionsOf).orElseGet(() -> due ? erasure.due(DUE_MAX) : named);
  }
}
