package evenhand.command;

import evenhand.Installation;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.document.RulebookPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Writes one page about each rulebook, generated from its folder. */
public final class DocumentCommand extends Verb {
  public DocumentCommand() {
    super("document", "writes a page about each rulebook");
  }

  @Override
  public void configure(Subparser subparser) {
    RulesFolder.addTo(subparser);
    subparser.addArgument("--out").setDefault("docs/rulebooks").help("folder of the pages");
  }

  @Override
  protected boolean run(Namespace arguments) throws IOException {
    Path out = Installation.resolve(Path.of(arguments.getString("out")));
    Files.createDirectories(out);
    for (Rulebook rulebook : Rulebooks.load(RulesFolder.of(arguments)).all()) {
      Path page = out.resolve(rulebook.id() + ".md");
      Files.writeString(page, RulebookPage.of(rulebook));
      System.out.println(page);
    }
    return true;
  }
}
