package evenhand.command;

import evenhand.Installation;
import evenhand.http.Json;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.document.DocumentHtml;
import evenhand.rulebook.transparency.AlgoCare;
import evenhand.rulebook.transparency.AtrsRecord;
import evenhand.rulebook.transparency.EqualityNote;
import evenhand.rulebook.transparency.PublicRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Writes what a force may publish about a rulebook, as JSON, CSV and HTML. */
public final class TransparencyCommand extends Verb {
  public TransparencyCommand() {
    super(
        "transparency",
        "writes the transparency record, equality note and ALGO-CARE page of a rulebook");
  }

  @Override
  public void configure(Subparser subparser) {
    RulesFolder.addTo(subparser);
    subparser.addArgument("rulebook").help("id of the rulebook");
    subparser.addArgument("--out").setDefault(".").help("folder to write to");
  }

  @Override
  protected boolean run(Namespace arguments) throws IOException {
    Rulebook rulebook = RulesFolder.rulebook(arguments, arguments.getString("rulebook"));
    Path folder = Installation.resolve(Path.of(arguments.getString("out")));
    Files.createDirectories(folder);
    for (PublicRecord each :
        List.of(AtrsRecord.of(rulebook), EqualityNote.of(rulebook), AlgoCare.of(rulebook))) {
      Path json = folder.resolve(rulebook.id() + "." + each.kind() + ".json");
      Path html = folder.resolve(rulebook.id() + "." + each.kind() + ".html");
      Files.writeString(
          json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(each) + "\n");
      Files.writeString(html, DocumentHtml.of(each.document()));
      Path csv = folder.resolve(rulebook.id() + "." + each.kind() + ".csv");
      Files.writeString(csv, each.csv());
      System.out.println(json);
      System.out.println(csv);
      System.out.println(html);
      System.err.println(each.title() + ": " + each.open() + " fields for the force to complete");
    }
    return true;
  }
}
