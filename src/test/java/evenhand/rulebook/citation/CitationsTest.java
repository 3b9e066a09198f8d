package evenhand.rulebook.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.cases.ShuffledRulebook;
import evenhand.rulebook.citation.CitedProvision.CitingRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The citation register: from a section to the rules, and what a change in it touches. */
class CitationsTest {
  private static final Path GOOD = Path.of("src", "test", "resources", "rulebooks");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    ShuffledRulebook.copy(GOOD.resolve("shared"), folder.resolve("shared"), ".yml");
    ShuffledRulebook.copy(GOOD.resolve("sample"), folder.resolve("sample"), ".yml", ".drl");
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = folder.resolve("sample").resolve(file);
    String before = Files.readString(path);
    assertThat(before).contains(from);
    Files.writeString(path, before.replace(from, to));
  }

  private List<Rulebook> load() {
    return Rulebooks.load(folder).all();
  }

  private static List<String> ids(CitedProvision provision) {
    return provision.rules().stream().map(CitingRule::id).toList();
  }

  @Test
  void aSectionLeadsToTheRulesThatCiteItAndToThoseThatRestOnItThroughParameters() {
    CitedProvision found = Citations.find(load(), "An Act of 2001 s.1").get(0);
    assertThat(found.place()).isEqualTo("s.1");
    assertThat(found.inForce()).isEqualTo("in force from 1 January 2002");
    assertThat(found.parameters()).containsExactly("adult_age", "seen_from");
    assertThat(found.questions()).contains("victim_age");
    assertThat(found.rules())
        .contains(new CitingRule("SA-01", "A crime is alleged, so it is flagged", "s.1", List.of()))
        .contains(
            new CitingRule(
                "SA-04",
                "More events than before, so it happened again",
                "",
                List.of("events_12m", "events_before")));
    // SA-05 reads the age of majority by way of two computed questions, and cites it as well.
    assertThat(ids(found)).contains("SA-05").doesNotContain("SA-06");
  }

  @Test
  void whatTheRegisterDoesNotSayIsListed() throws IOException {
    change(
        "sources.yml",
        "- {place: s.1, in_force",
        "- {place: s.2, unverified: true}\n      - {place: s.1, read_on: \"2026-01-05\", in_force");
    RegisterGaps gaps = RegisterGaps.of(load().get(0));
    assertThat(gaps.unread())
        .containsExactly("ACT s.2", "ACT s.3", "ACT s.4", "ACT ss.5-7", "ACT s.8");
    // Law that has not begun, and law whose beginning a parameter says, lacks nothing.
    assertThat(gaps.undated()).containsExactly("ACT s.2", "ACT ss.5-7");
    assertThat(gaps.unverified()).containsExactly("ACT s.2");
    assertThat(gaps.says())
        .isEqualTo(
            "sample: 6 provisions, 5 without the day of the text read, 2 without the first day in"
                + " force, 1 marked as not read first-hand");
  }

  @Test
  void sourcesAreFoundByKeyTitleAndInitials() {
    assertThat(Citations.find(load(), "ACT s.5(2)")).hasSize(1);
    assertThat(Citations.find(load(), "AA 2001 s.6")).hasSize(1);
    assertThat(Citations.find(load(), "AA 2002 s.6")).isEmpty();
    assertThat(Citations.find(load(), "s.9")).isEmpty();
    assertThat(Citations.find(load(), "Another Act")).isEmpty();
  }

  @Test
  void aRuleThatTestsTheParameterMayCiteWhatItSwitches() throws IOException {
    change("rules.drl", "@cites(\"ACT s.1; policy (number)\")", "@cites(\"ACT s.8\")");
    assertThatThrownBy(this::load).isInstanceOf(RulebookFaultException.class);
    change(
        "rules.drl",
        "Case( yes_count >= high_count )",
        "Case( yes_count >= high_count, (officer_grade == \"low\" || unset(areas)) )");
    assertThat(ids(Citations.find(load(), "ACT s.8").get(0))).contains("SA-02");
  }

  @Test
  void anAmendmentShowsWhereverTheCitationShows() throws IOException {
    change("sources.yml", "{place: s.1, ", "{place: s.1, amended_since_review: New words., ");
    CitedProvision amended = Citations.amended(load()).get(0);
    assertThat(amended.says()).contains("AMENDED SINCE REVIEW: New words.");
    assertThat(ids(amended)).contains("SA-01", "SA-05");
    Rulebook rulebook = load().get(0);
    assertThat(rulebook.rulesJson().at("/rules/0/cites/0/amended_since_review").asText())
        .isEqualTo("New words.");
    assertThat(rulebook.rulesJson().at("/rules/2/cites/0").has("amended_since_review")).isFalse();
  }

  @Test
  void aChangedProvisionListsTheRulesItAffects() throws IOException {
    List<Rulebook> before = load();
    assertThat(Citations.changes(before, load())).isEmpty();
    change("sources.yml", "\"2002-01-01\"", "\"2003-01-01\"");
    change("sources.yml", "- {place: s.3, in_force: {from: unset}}", "- {place: s.2}");
    List<ChangedProvision> changes = Citations.changes(before, load());
    assertThat(changes)
        .extracting(each -> each.change() + " " + each.provision().place())
        .containsExactly("changed s.1", "added s.2", "removed s.3");
    assertThat(changes.get(0).before()).contains("in force from 1 January 2002");
    assertThat(ids(changes.get(0).provision())).contains("SA-01", "SA-05");
  }

  @Test
  void theRulebooksKeepADateMarkAndLinkForWhatTheyCite() {
    List<Rulebook> all = Rulebooks.load(Path.of("rules")).all();
    CitedProvision schools =
        Citations.find(all, "Domestic Abuse Act 2021 s.49A").stream()
            .filter(each -> each.rulebook().equals("domestic-abuse"))
            .findFirst()
            .orElseThrow();
    assertThat(schools.from()).isEqualTo("2025-11-07");
    assertThat(schools.link()).isEqualTo("https://www.legislation.gov.uk/ukpga/2021/17");
    assertThat(schools.year()).isEqualTo("2021");
    assertThat(ids(schools)).contains("DA-050", "DA-051", "DA-058");
    CitedProvision cautions = Citations.find(all, "PCSCA 2022 Part 6").get(0);
    assertThat(cautions.inForce()).isEqualTo("in force as the parameter part6_from says");
    assertThat(ids(cautions)).containsExactly("DV-038", "DV-138");
  }
}
