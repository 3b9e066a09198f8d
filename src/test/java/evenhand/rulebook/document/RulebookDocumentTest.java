package evenhand.rulebook.document;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.AccessiblePdf;
import evenhand.fairness.page.ReportPdf;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.citation.RegisterGaps;
import evenhand.rulebook.document.Document.Section;
import evenhand.rulebook.model.Provision;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.vignette.Vignette;
import evenhand.rulebook.vignette.VignetteFile;
import evenhand.rulebook.vignette.VignetteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document of a rulebook leaves nothing of it out, and its PDF can be read by everybody. */
class RulebookDocumentTest {
  private static final Path RULES = Path.of("rules");

  private static Document document(Rulebook rulebook, List<Section> findings) throws IOException {
    return RulebookDocument.of(
        rulebook,
        vignettes(rulebook),
        Files.readString(RULES.resolve(rulebook.id()).resolve("CHANGELOG.md")),
        findings);
  }

  private static List<Vignette> vignettes(Rulebook rulebook) throws IOException {
    List<Vignette> vignettes = new ArrayList<>();
    for (Path file : VignetteReport.filesOf(RULES, rulebook)) {
      vignettes.addAll(VignetteFile.read(file).vignettes());
    }
    return vignettes;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void everythingInTheFolderIsInTheDocument(String id) throws IOException {
    Rulebook rulebook = Runs.rulebook(id);
    String html = DocumentHtml.of(document(rulebook, List.of()));
    List<String> wanted = new ArrayList<>();
    for (Rule rule : rulebook.rules()) {
      wanted.add(rule.id() + ": " + rule.title());
      wanted.add(rule.place().text().lines().skip(1).findFirst().orElseThrow());
    }
    rulebook.questions().forEach(each -> wanted.add(each.prompt()));
    rulebook.parameters().forEach(each -> wanted.add(each.means()));
    rulebook.invariants().list().forEach(each -> wanted.add(each.says()));
    rulebook.sources().forEach(each -> wanted.add(each.title()));
    rulebook.sources().stream()
        .flatMap(each -> each.provisions().stream())
        .map(Provision::place)
        .forEach(wanted::add);
    vignettes(rulebook).forEach(each -> wanted.add(each.title()));
    wanted.add(rulebook.revision().toString());
    assertThat(wanted.stream().filter(text -> !html.contains(escaped(text)))).isEmpty();
    String changelog = Files.readString(RULES.resolve(id).resolve("CHANGELOG.md"));
    assertThat(changelog.lines().filter(line -> line.startsWith("## ")))
        .isNotEmpty()
        .allMatch(line -> html.contains("<h2>Changes: " + escaped(line.substring(3)) + "</h2>"));
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void aProvisionWithoutTheDayOfItsTextIsNotSaidToHaveBeenRead(String id) throws IOException {
    Rulebook rulebook = Runs.rulebook(id);
    RegisterGaps gaps = RegisterGaps.of(rulebook);
    String html = DocumentHtml.of(document(rulebook, List.of()));
    long marked = gaps.unread().stream().filter(each -> !gaps.unverified().contains(each)).count();
    assertThat(html.split("not known: no day recorded", -1)).hasSize((int) marked + 1);
  }

  @Test
  void whatWasFoundElsewhereStandsAfterWhatAlwaysHoldsAndIsLeftOutWhereThereIsNone()
      throws IOException {
    Rulebook rulebook = Runs.rulebook("missing-person");
    Section found = Section.of("Coverage", List.of("Every rule was seen firing."), List.of());
    List<String> headings =
        document(rulebook, List.of(found)).sections().stream().map(Section::heading).toList();
    assertThat(headings.indexOf("Coverage")).isEqualTo(headings.indexOf("What always holds") + 1);
    assertThat(document(rulebook, List.of()).sections().stream().map(Section::heading))
        .doesNotContain("Coverage")
        .contains("Questions", "Parameters", "Worked cases", "Sources");
  }

  @Test
  void thePdfIsAccessible() throws Exception {
    AccessiblePdf.check(
        ReportPdf.of(DocumentHtml.of(document(Runs.rulebook("fraud-online"), List.of()))));
  }
}
