package evenhand.command;

import evenhand.EvenhandConfiguration;
import evenhand.FairnessSetup;
import evenhand.database.Database;
import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.fairness.explanation.ExplanationService;
import evenhand.http.Json;
import evenhand.rulebook.InvalidCaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/** {@code explain}: lists what has to be explained, takes an explanation, or signs one off. */
public final class ExplainCommand extends Verb {
  public ExplainCommand() {
    super("explain", "what verdicts ask to be explained or reformed, and what was said");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("--config").setDefault("config.yml").help("configuration file");
    subparser.addArgument("--data-dir").help("data folder of the embedded database");
    Subparsers tasks = subparser.addSubparsers().dest("task").title("tasks");
    Subparser list = tasks.addParser("list").help("items, the earliest due first");
    list.addArgument("--rulebook").help("of one rulebook only");
    Subparser write = tasks.addParser("write").help("explain an item");
    write.addArgument("item").help("id of the item");
    write.addArgument("--evidence").required(true).help("file with the evidence, in words");
    write.addArgument("--steps").required(true).help("file with the steps, in words");
    write.addArgument("--by").required(true).help("pseudonym of who explains");
    Subparser sign = tasks.addParser("sign").help("sign an explanation off");
    sign.addArgument("item").help("id of the item");
    sign.addArgument("explanation").help("id of the explanation");
    sign.addArgument("--role").required(true).help(ExplanationService.CHIEF_OFFICER);
    sign.addArgument("--by").required(true).help("pseudonym of who signs");
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    EvenhandConfiguration configuration = LedgerCommand.configuration(arguments);
    InstantSource clock = InstantSource.system();
    try {
      explain(arguments, configuration, clock);
    } catch (InvalidCaseException e) {
      throw new StoppedException(
          StoppedException.UNUSABLE,
          e.faults().stream()
              .map(fault -> fault.pointer() + ": " + fault.detail())
              .collect(Collectors.joining("\n")));
    }
    return true;
  }

  private static void explain(
      Namespace arguments, EvenhandConfiguration configuration, InstantSource clock)
      throws IOException {
    try (Database database = Database.beside(configuration.getDatabase(), clock)) {
      ExplanationService explanations =
          FairnessSetup.explanations(configuration.getFairness(), database, clock);
      System.out.println(
          Json.mapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(answer(arguments, explanations)));
    }
  }

  private static Object answer(Namespace arguments, ExplanationService explanations)
      throws IOException {
    return switch (arguments.getString("task")) {
      case "list" -> explanations.items(Optional.ofNullable(arguments.getString("rulebook")));
      case "write" ->
          explanations.explain(
              id(arguments, "item"),
              Files.readString(Path.of(arguments.getString("evidence"))),
              Files.readString(Path.of(arguments.getString("steps"))),
              new Actor(arguments.getString("by")));
      default ->
          explanations.signOff(
              id(arguments, "item"),
              id(arguments, "explanation"),
              arguments.getString("role"),
              new Actor(arguments.getString("by")));
    };
  }

  private static UUID id(Namespace arguments, String name) {
    String text = arguments.getString(name);
    return RecordId.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name + ": an id as `explain list` shows it, not '" + text + "'"));
  }
}
