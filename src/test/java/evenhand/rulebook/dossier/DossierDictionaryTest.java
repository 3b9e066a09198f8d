package evenhand.rulebook.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.cases.Runs;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the names of each rulebook against the tables of its dossier: none missing, none more. */
final class DossierDictionaryTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern CLASS = Pattern.compile("\\b[SGLP]\\b");
  private static final Pattern UNREAD = Pattern.compile("\\bU\\b");

  static Stream<Named<Prose>> dossiers() {
    return DossierTableTest.dossiers();
  }

  @ParameterizedTest
  @MethodSource("dossiers")
  void aRulebookAsksTheQuestionsOfItsDossier(Prose prose) {
    Dossier dossier = Dossier.read(prose);
    List<String> differences = new ArrayList<>();
    Set<String> asked = new TreeSet<>();
    for (Question question : Runs.rulebook(prose.rulebook()).questions()) {
      asked.add(question.id());
      QuestionTable.Row row = dossier.questions().rows().get(question.id());
      if (row == null) {
        continue;
      }
      boolean listed = row.values().isEmpty() || row.values().equals(question.values());
      if (!row.type().equals(question.type().text()) || !listed) {
        differences.add(question.id() + " is " + row + " in the dossier, here " + question);
      }
      if (row.shared() != question.shared()) {
        differences.add(question.id() + " is shared in one of the two only");
      }
      if (row.range().matches("\\d+\\.\\.\\d+")) {
        Question.Range range = question.range().orElseThrow();
        assertThat(range.min() + ".." + range.max()).as(question.id()).isEqualTo(row.range());
      }
    }
    assertThat(differences).isEmpty();
    assertThat(asked).isEqualTo(new TreeSet<>(dossier.questions().rows().keySet()));
  }

  @ParameterizedTest
  @MethodSource("dossiers")
  void aRulebookHasTheRowsOfItsDossier(Prose prose) {
    Set<String> rows =
        Runs.rulebook(prose.rulebook()).rules().stream()
            .map(rule -> rule.row())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Dossier.read(prose).rules().stream().map(Dossier.Row::id).toList());
  }

  @ParameterizedTest
  @MethodSource("dossiers")
  void aRulebookHasTheParametersOfItsDossier(Prose prose) throws IOException {
    Set<String> parameters = new TreeSet<>();
    for (JsonNode each : file(prose, "parameters.yml").get("parameters")) {
      parameters.add(each.get("id").asText());
    }
    assertThat(parameters)
        .containsExactlyInAnyOrderElementsOf(Dossier.read(prose).parameters().ids());
  }

  @ParameterizedTest
  @MethodSource("dossiers")
  void aRulebookComputesTheComputedQuestionsOfItsDossier(Prose prose) throws IOException {
    Set<String> computed = new TreeSet<>();
    for (JsonNode each : file(prose, "questions.yml").get("computed")) {
      computed.add(each.get("id").asText());
    }
    Set<String> ofDossier = Dossier.read(prose).computedIds();
    assertThat(prose.computed().keySet()).containsExactlyInAnyOrderElementsOf(ofDossier);
    assertThat(computed).containsAll(ofDossier);
  }

  @ParameterizedTest
  @MethodSource("dossiers")
  void aRulebookHasTheCodesOfItsDossier(Prose prose) {
    CodeTable table = Dossier.read(prose).codes();
    Codes codes = Runs.rulebook(prose.rulebook()).codes();
    assertThat(codes.flags().keySet()).isEqualTo(table.of("flag"));
    assertThat(codes.actions().keySet()).isEqualTo(table.of("action"));
    assertThat(codes.blocks().keySet()).isEqualTo(table.of("block"));
    assertThat(codes.reviews().keySet()).isEqualTo(table.of("review"));
    assertThat(codes.options().keySet()).isEqualTo(table.of("option"));
    assertThat(codes.scales()).isEqualTo(prose.scales());
  }

  @ParameterizedTest
  @MethodSource("dossiers")
  void everyRuleCarriesTheClassAndTheMarkOfItsRow(Prose prose) {
    Map<String, Dossier.Row> rows =
        Dossier.read(prose).rules().stream()
            .collect(Collectors.toMap(Dossier.Row::id, Function.identity()));
    Set<String> notRead = notRead(Dossier.read(prose).text());
    for (Rule rule : Runs.rulebook(prose.rulebook()).rules()) {
      Markdown.Row row = rows.get(rule.row()).source();
      assertThat(letters(rule.ruleClass())).as(rule.id()).isEqualTo(letters(row.at("class")));
      boolean unread = UNREAD.matcher(row.at("class") + " " + row.at("cite")).find();
      // A rule may own up to a source that was not read where its row forgets to.
      boolean source = notRead.stream().anyMatch(key -> row.at("cite").contains(key));
      if (unread || !source) {
        assertThat(rule.verified()).as(rule.id() + " is verified").isEqualTo(!unread);
      }
    }
  }

  /** Keys of the sources that the dossier marks as not read first-hand, with their brackets. */
  private static Set<String> notRead(Markdown text) {
    Set<String> keys = new TreeSet<>();
    for (Markdown.Table table : text.tables("key")) {
      for (Markdown.Row row : table.rows()) {
        String last = row.cells().get(table.columns().get(table.columns().size() - 1));
        if (UNREAD.matcher(last).find()) {
          keys.add(row.plain("key"));
        }
      }
    }
    return keys;
  }

  private static Set<String> letters(String classes) {
    return CLASS.matcher(classes).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static JsonNode file(Prose prose, String name) throws IOException {
    Rulebook rulebook = Runs.rulebook(prose.rulebook());
    return YAML.readTree(rulebook.content().get(rulebook.id() + "/" + name));
  }
}
