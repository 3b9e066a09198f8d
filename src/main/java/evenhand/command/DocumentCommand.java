package evenhand.command;

import evenhand.Installation;
import evenhand.fairness.page.PdfProcess;
import evenhand.governance.CheckedSections;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.document.DocumentHtml;
import evenhand.rulebook.document.RulebookDocument;
import evenhand.rulebook.document.RulebookPage;
import evenhand.rulebook.vignette.Vignette;
import evenhand.rulebook.vignette.VignetteFile;
import evenhand.rulebook.vignette.VignetteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * Writes rulebooks for people, generated from their folders: one in full as HTML and PDF, or a
 * short page about each.
 */
public final class DocumentCommand extends Verb {
  public DocumentCommand() {
    super("document", "writes a rulebook in full as HTML and PDF, or a page about each");
  }

  @Override
  public void configure(Subparser subparser) {
    RulesFolder.addTo(subparser);
    subparser
        .addArgument("rulebook")
        .nargs("?")
        .help("id of the rulebook to write in full; left out: a page about each");
    subparser
        .addArgument("--out")
        .help("folder to write to; docs/rulebooks for the pages, the present one for the rest");
  }

  @Override
  protected boolean run(Namespace arguments) throws IOException {
    String id = arguments.getString("rulebook");
    String out = arguments.getString("out");
    Path folder =
        Installation.resolve(Path.of(out == null ? id == null ? "docs/rulebooks" : "." : out));
    Files.createDirectories(folder);
    if (id == null) {
      pages(arguments, folder);
    } else {
      whole(RulesFolder.of(arguments), RulesFolder.rulebook(arguments, id), folder);
    }
    return true;
  }

  private static void pages(Namespace arguments, Path folder) throws IOException {
    for (Rulebook rulebook : Rulebooks.load(RulesFolder.of(arguments)).all()) {
      Path page = folder.resolve(rulebook.id() + ".md");
      Files.writeString(page, RulebookPage.of(rulebook));
      System.out.println(page);
    }
  }

  private static void whole(Path rules, Rulebook rulebook, Path folder) throws IOException {
    List<Vignette> vignettes = new ArrayList<>();
    for (Path file : VignetteReport.filesOf(rules, rulebook)) {
      vignettes.addAll(VignetteFile.read(file).vignettes());
    }
    Path changelog = rules.resolve(rulebook.id()).resolve("CHANGELOG.md");
    String changes = Files.exists(changelog) ? Files.readString(changelog) : "";
    Path html = folder.resolve(rulebook.id() + ".html");
    Path pdf = folder.resolve(rulebook.id() + ".pdf");
    Files.writeString(
        html,
        DocumentHtml.of(
            RulebookDocument.of(
                rulebook, vignettes, changes, CheckedSections.of(rules, rulebook))));
    System.out.println(html);
    PdfProcess.write(html, pdf);
    System.out.println(pdf);
  }
}
