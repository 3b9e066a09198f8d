package evenhand.rulebook.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.document.DocumentHtml;
import evenhand.rulebook.transparency.PublicRecord.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The records for the public hold what a rulebook can say, and say what only a force can. */
class PublicRecordTest {
  private static List<Field> fields(PublicRecord of) {
    return of.parts().stream().flatMap(part -> part.fields().stream()).toList();
  }

  private static Field field(PublicRecord of, String name) {
    return fields(of).stream().filter(each -> each.field().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void theTransparencyRecordHasEveryFieldOfBothTiers() {
    PublicRecord atrs = AtrsRecord.of(Runs.rulebook("domestic-abuse"));
    assertThat(fields(atrs))
        .extracting(Field::field)
        .containsExactly(
            "id",
            "standard_version",
            "date_completion",
            "date_update",
            "date_archive",
            "organisation type",
            "function",
            "phase",
            "region",
            "name",
            "description",
            "website",
            "contact",
            "organisation",
            "team",
            "senior responsible owner",
            "external supplier",
            "company number of the supplier",
            "supplier's role",
            "procurement type",
            "terms of access to data",
            "detailed description",
            "scope",
            "benefit",
            "previous process",
            "alternatives considered",
            "integration into the process",
            "information provided",
            "frequency and scale of use",
            "human decisions and review",
            "required training",
            "appeals and contestability",
            "system architecture",
            "model",
            "type of rules",
            "source data",
            "datasets",
            "sharing",
            "access and storage",
            "impact assessments",
            "risks",
            "mitigations");
    assertThat(field(atrs, "human decisions and review").value())
        .contains("a person needs: reason, supervisor, evidence");
    assertThat(field(atrs, "senior responsible owner").value()).contains("domestic abuse lead");
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void whatTheRulebookCannotAnswerIsLeftToTheForceInPlainWords(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    for (PublicRecord each :
        List.of(AtrsRecord.of(rulebook), EqualityNote.of(rulebook), AlgoCare.of(rulebook))) {
      assertThat(each.revision()).isEqualTo(rulebook.revision().toString());
      assertThat(fields(each)).noneMatch(field -> field.value().isBlank());
      assertThat(fields(each).stream().filter(field -> !field.complete()))
          .isNotEmpty()
          .allMatch(field -> field.value().startsWith("To be completed by the force: "));
      String html = DocumentHtml.of(each.document());
      assertThat(html)
          .contains(each.title(), each.open() + " fields, to be completed by the force");
    }
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void theNoteNamesEveryQuestionThatTouchesACharacteristicAndEveryPointThatIsCompared(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    PublicRecord note = EqualityNote.of(rulebook);
    rulebook.questions().stream()
        .filter(each -> each.protection().isPresent())
        .forEach(
            each ->
                assertThat(field(note, each.id()).value())
                    .contains(each.protection().orElseThrow().lawfulBecause().strip()));
    rulebook
        .about()
        .at("/audit/decision_points")
        .forEach(
            point ->
                assertThat(field(note, point.path("id").asText()).value())
                    .contains(point.path("about").asText().strip()));
  }

  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void theEightHeadingsOfAlgoCareAreAnswered(String id) {
    Rulebook rulebook = Runs.rulebook(id);
    PublicRecord page = AlgoCare.of(rulebook);
    assertThat(page.parts())
        .extracting(PublicRecord.Part::name)
        .containsExactly(
            "Advisory",
            "Lawful",
            "Granularity",
            "Ownership",
            "Challengeable",
            "Accuracy",
            "Responsible",
            "Explainable");
    assertThat(field(page, "legal basis").value())
        .isEqualTo(rulebook.about().path("legal_basis").asText().strip().replaceAll("\\s+", " "));
    assertThat(field(page, "rules").value()).contains(rulebook.rules().size() + " if-then rules");
  }
}
