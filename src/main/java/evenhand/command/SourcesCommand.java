package evenhand.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.Installation;
import evenhand.http.Json;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.citation.ChangedProvision;
import evenhand.rulebook.citation.Citations;
import evenhand.rulebook.citation.CitedProvision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Looks up what rulebooks cite, and which rules rest on it; "no" where nothing is found. */
public final class SourcesCommand extends Verb {
  public SourcesCommand() {
    super("sources", "finds the rules that rest on a section of an Act or another source");
  }

  @Override
  public void configure(Subparser subparser) {
    RulesFolder.addTo(subparser);
    subparser
        .addArgument("query")
        .nargs("*")
        .help("such as DAA s.49A, Care Act 2014 s.42, or s.42; left out: everything");
    subparser
        .addArgument("--amended")
        .action(Arguments.storeTrue())
        .help("only what has changed since the rulebook was last reviewed");
    subparser
        .addArgument("--changed-from")
        .help("another folder of rulebooks: what its registers say otherwise, and whom it affects");
    subparser.addArgument("--json").action(Arguments.storeTrue()).help("the same as JSON");
  }

  @Override
  protected boolean run(Namespace arguments) throws IOException {
    List<Rulebook> rulebooks = Rulebooks.load(RulesFolder.of(arguments)).all();
    boolean json = arguments.getBoolean("json");
    String other = arguments.getString("changed_from");
    if (other != null) {
      List<Rulebook> before = Rulebooks.load(Installation.resolve(Path.of(other))).all();
      return tellChanges(Citations.changes(before, rulebooks), json);
    }
    String query = String.join(" ", arguments.<String>getList("query"));
    List<CitedProvision> found = Citations.find(rulebooks, query);
    if (arguments.getBoolean("amended")) {
      found = found.stream().filter(each -> !each.amended().isEmpty()).toList();
    }
    if (json) {
      print("provisions", found);
    } else {
      found.forEach(SourcesCommand::tell);
      System.err.println(found.size() + " provisions and other sources found");
    }
    return !found.isEmpty();
  }

  private static boolean tellChanges(List<ChangedProvision> changes, boolean json)
      throws IOException {
    if (json) {
      print("changes", changes);
      return true;
    }
    for (ChangedProvision change : changes) {
      System.out.println(change.change() + ":");
      if (!change.before().isEmpty()) {
        System.out.println("  was " + change.before());
      }
      tell(change.provision());
    }
    System.err.println(changes.size() + " differences between the registers");
    return true;
  }

  private static void print(String name, List<?> found) throws IOException {
    ObjectMapper mapper = Json.mapper();
    System.out.println(
        mapper.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of(name, found)));
  }

  private static void tell(CitedProvision provision) {
    System.out.println(provision.says());
    for (CitedProvision.CitingRule rule : provision.rules()) {
      String how =
          rule.through().isEmpty()
              ? rule.cites().isEmpty() ? "the whole" : rule.cites()
              : "through " + String.join(", ", rule.through());
      System.out.println("  " + rule.id() + " " + rule.title() + " (" + how + ")");
    }
    tell("parameters", provision.parameters());
    tell("questions", provision.questions());
  }

  private static void tell(String what, List<String> ids) {
    if (!ids.isEmpty()) {
      System.out.println("  " + what + ": " + String.join(", ", ids));
    }
  }
}
