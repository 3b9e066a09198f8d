package evenhand.governance;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.governance.coverage.Coverage;
import evenhand.governance.proof.Finding;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.document.Document.Section;
import evenhand.rulebook.document.Document.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was proven and covered stands in the document of a rulebook, faults in capitals. */
class CheckedSectionsTest {

  @Test
  void everyInvariantOfARulebookIsInItsDocumentWithItsProof() throws IOException {
    var rulebook = Runs.rulebook("hate-crime");
    List<Section> sections = CheckedSections.of(Path.of("rules"), rulebook);
    assertThat(sections)
        .extracting(Section::heading)
        .containsExactly("What was proven", "What the worked cases show");
    Table decided = sections.get(0).tables().get(0);
    assertThat(rulebook.invariants().list())
        .allSatisfy(
            invariant ->
                assertThat(decided.rows())
                    .contains(List.of(invariant.id(), invariant.says(), "proven")));
    assertThat(sections.get(1).bullets()).contains("0 are missing.");
  }

  @Test
  void aFaultIsNotToBeOverlooked() {
    Section proofs =
        CheckedSections.proofs(
            List.of(
                new Finding("XX-I01", Finding.Kind.REFUTED, "Never", Optional.empty(), 1),
                new Finding("XX-02", Finding.Kind.NEVER_FIRES, "Fires", Optional.empty(), 1)));
    assertThat(proofs.bullets())
        .contains("2 are refuted or undecided, or are rules that can never apply.");
    assertThat(proofs.tables().get(0).rows())
        .containsExactly(
            List.of("XX-I01", "Never", "REFUTED"), List.of("XX-02", "Fires", "CAN NEVER APPLY"));
    Section coverage =
        CheckedSections.coverage(
            new Coverage.Report(
                3,
                9,
                List.of(
                    new Coverage.Gap("XX-01", "never seen firing", true, Optional.empty()),
                    new Coverage.Gap("XX-02", "proven", false, Optional.empty()))));
    assertThat(coverage.bullets()).contains("3 worked cases, 9 things to show.", "1 are missing.");
    assertThat(coverage.tables().get(0).rows())
        .contains(List.of("XX-01", "never seen firing", "MISSING"));
  }
}
