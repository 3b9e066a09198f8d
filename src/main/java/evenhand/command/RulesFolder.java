package evenhand.command;

import evenhand.Installation;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Path;
import java.util.List;
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

  /** The rulebook that the argument {@code rulebook} names, or all of them. */
  static List<Rulebook> chosen(Namespace arguments, Rulebooks rulebooks) {
    String id = arguments.getString("rulebook");
    return id == null ? rulebooks.all() : List.of(rulebook(rulebooks, id));
  }

  /** The rulebooks of these ids, or all of them where none is named. */
  static List<Rulebook> named(List<String> ids, Rulebooks rulebooks) {
    return ids.isEmpty()
        ? rulebooks.all()
        : ids.stream().map(id -> rulebook(rulebooks, id)).toList();
  }

  static Rulebook rulebook(Namespace arguments, String id) {
    return rulebook(Rulebooks.load(of(arguments)), id);
  }

  private static Rulebook rulebook(Rulebooks rulebooks, String id) {
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
