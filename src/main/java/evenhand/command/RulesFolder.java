package evenhand.command;

import evenhand.Installation;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** The option {@code --rules}, which every verb that reads rulebooks takes. */
final class RulesFolder {
  private RulesFolder() {}

  static void addTo(Subparser subparser) {
    subparser.addArgument("--rules").setDefault("rules").help("folder of the rulebooks");
  }

  static Path of(Namespace arguments) {
    return Installation.resolve(Path.of(arguments.getString("rules")));
  }

  static Rulebook rulebook(Namespace arguments, String id) {
    Rulebooks rulebooks = Rulebooks.load(of(arguments));
    return rulebooks
        .find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no rulebook '"
                        + id
                        + "'; there are "
                        + rulebooks.all().stream().map(Rulebook::id).toList()));
  }
}
