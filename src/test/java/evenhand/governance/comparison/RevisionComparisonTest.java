package evenhand.governance.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.governance.SampleRulebook;
import evenhand.governance.comparison.Comparison.Boundary;
import evenhand.governance.comparison.Comparison.ChangedClause;
import evenhand.governance.comparison.Comparison.FoundCase;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two revisions compared: what changed in words, and which cases come out differently. */
class RevisionComparisonTest {
  private static final Instant AS_OF = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ABSENT = "";

  @TempDir private Path temporary = Path.of("");
  private SampleRulebook sample;
  private Rulebook old;

  @BeforeEach
  void prepare() throws IOException {
    sample = SampleRulebook.in(Files.createDirectory(temporary.resolve("rules")));
    old = sample.load();
  }

  static Comparison compare(Rulebook old, Rulebook now) {
    return new RevisionComparison(old, now).compare(AS_OF, 5_000, 1);
  }

  @Test
  void aThresholdChangedByOneDiffersExactlyAtTheBoundary() {
    sample.highFromOne();
    Rulebook now = sample.load();
    Comparison found = compare(old, now);
    assertThat(found.boundaries())
        .containsExactly(
            new Boundary("high_count", "SA-02", "yes_count", "2", "1", List.of(1), List.of(0, 2)));
    assertThat(found.cases()).isNotEmpty();
    for (FoundCase each : found.cases()) {
      assertThat(yesCount(each.facts())).as(each.toString()).isEqualTo(1);
    }
    assertThat(kinds(found)).isEqualTo(kindsOfEveryCase(now));
  }

  @Test
  void theSolverProvesThatNothingElseDiffers() {
    sample.highFromOne();
    // Nothing is drawn: the solver alone finds the value at which it turns.
    Comparison found = new RevisionComparison(old, sample.load()).compare(AS_OF, 0, 1);
    assertThat(found.search().proven().orElseThrow())
        .startsWith("no possible case comes out differently, unless ")
        .contains("1");
    assertThat(found.boundaries().get(0).differsAt()).containsExactly(1);
    assertThat(found.cases()).isNotEmpty();
  }

  @Test
  void theHighThresholdOfDomesticAbuseTurnsExactlyTheCasesWithThirteenSigns() throws IOException {
    Path rules = Files.createDirectory(temporary.resolve("real"));
    for (String name : List.of("domestic-abuse", "shared")) {
      Path to = Files.createDirectory(rules.resolve(name));
      try (Stream<Path> files = Files.list(Path.of("rules", name))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = Files.readString(file);
          Files.writeString(
              to.resolve(file.getFileName()),
              text.replace("value: 14, source: SL-MARAC", "value: 13, source: SL-MARAC"));
        }
      }
    }
    Rulebook before = Rulebooks.loadOne(Path.of("rules", "domestic-abuse"), Optional.empty());
    Rulebook after = Rulebooks.loadOne(rules.resolve("domestic-abuse"), Optional.empty());
    Comparison found = new RevisionComparison(before, after).compare(AS_OF, 3_000, 1);
    assertThat(found.boundaries())
        .isNotEmpty()
        .allSatisfy(boundary -> assertThat(boundary.parameter()).isEqualTo("da_high_count"))
        .allSatisfy(boundary -> assertThat(boundary.differsAt()).isSubsetOf(13));
    assertThat(found.boundaries())
        .anySatisfy(
            boundary -> {
              assertThat(boundary.compared()).isEqualTo("da_yes_count");
              assertThat(boundary.differsAt()).containsExactly(13);
            });
    assertThat(found.search().proven().orElseThrow()).contains("da_yes_count = 13");
  }

  static long yesCount(com.fasterxml.jackson.databind.JsonNode facts) {
    return Stream.of("was_hurt", "was_followed")
        .filter(id -> facts.path(id).asText().equals("yes"))
        .count();
  }

  private static Set<String> kinds(Comparison found) {
    Set<String> kinds = new TreeSet<>();
    found.cases().forEach(each -> kinds.add(each.kind()));
    return kinds;
  }

  /** Every answer to every question that can matter: what a search that misses nothing finds. */
  private Set<String> kindsOfEveryCase(Rulebook now) {
    BothRevisions both = BothRevisions.of(old, now);
    Set<String> kinds = new TreeSet<>();
    List<String> yesNo = List.of("yes", "no", ABSENT);
    for (String hurt : yesNo) {
      for (String followed : yesNo) {
        for (String alleged : yesNo) {
          for (String grade : List.of("low", "medium", "high", ABSENT)) {
            for (String asked : List.of("warning", "charge", ABSENT)) {
              ObjectNode facts = JsonNodeFactory.instance.objectNode();
              put(facts, "was_hurt", hurt);
              put(facts, "was_followed", followed);
              put(facts, "crime_alleged", alleged);
              put(facts, "officer_grade", grade);
              put(facts, "option_asked", asked);
              Set<String> differs = both.ask(new TriedCase(AS_OF, facts)).orElseThrow().kinds();
              assertThat(differs.isEmpty()).isEqualTo(yesCount(facts) != 1).as(facts.toString());
              kinds.addAll(differs);
            }
          }
        }
      }
    }
    return kinds;
  }

  private static void put(ObjectNode facts, String id, String answer) {
    if (!answer.isEmpty()) {
      facts.put(id, answer);
    }
  }

  @Test
  void theSmallestCaseOfAKindHasNoAnswerTooMany() {
    sample.highFromOne();
    Comparison found = compare(old, sample.load());
    FoundCase visit =
        found.cases().stream()
            .filter(each -> each.kind().equals("+ action VISIT"))
            .findFirst()
            .orElseThrow();
    assertThat(visit.facts()).hasSize(1);
    assertThat(visit.began()).containsExactly("SA-02");
    assertThat(visit.ended()).isEmpty();
  }

  @Test
  void changedWordsAreShownClauseByClause() {
    sample.highFromOne().retitled();
    assertThat(compare(old, sample.load()).words())
        .extracting(ChangedClause::clause, ChangedClause::change)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("rule SA-08", "changed"),
            org.assertj.core.groups.Tuple.tuple(
                "sample/parameters.yml parameters high_count", "changed"));
    assertThat(compare(old, sample.load()).words())
        .extracting(ChangedClause::words)
        .anySatisfy(words -> assertThat(words).contains("A slur was [-seen-]{+heard+}"))
        .anySatisfy(words -> assertThat(words).contains("\"value\":[-2-]{+1+}"));
  }

  @Test
  void aRuleThatIsTakenOutIsFoundByWhatItAdded() {
    String rule = "Case( has(signs_seen, \"slur\") || officer_grade in (\"medium\", \"high\") )";
    sample.edit("rules.drl", rule, "Case( has(signs_seen, \"slur\") )");
    Comparison found = compare(old, sample.load());
    assertThat(kinds(found)).containsExactly("- action CALL");
    assertThat(found.cases().get(0).facts().path("officer_grade").asText()).isIn("medium", "high");
  }

  @Test
  void aChangeOfWordsAloneChangesNoCase() {
    sample.retitled();
    Comparison found = compare(old, sample.load());
    assertThat(found.words()).hasSize(1);
    assertThat(found.cases()).isEmpty();
    assertThat(found.search().exhaustive()).isFalse();
  }

  @Test
  void theSameSearchFindsTheSame() {
    sample.highFromOne();
    Rulebook now = sample.load();
    assertThat(compare(old, now)).isEqualTo(compare(old, now));
  }

  @Test
  void twoRulebooksAreNotCompared() {
    Rulebook other = Rulebooks.loadOne(Path.of("rules", "fraud-online"), Optional.empty());
    assertThatThrownBy(() -> new RevisionComparison(old, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two revisions of one rulebook");
  }
}
