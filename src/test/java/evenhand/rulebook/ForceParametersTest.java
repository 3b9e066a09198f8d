package evenhand.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.rulebook.cases.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a force may set, and what it may not. */
class ForceParametersTest {
  @TempDir Path folder;

  /** One rulebook alone, for compiling all ten takes long. */
  private Rulebook with(String rulebook, String file, String text) throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    for (String part : List.of("shared", rulebook)) {
      Files.createDirectories(rules.resolve(part));
      try (Stream<Path> files = Files.list(Runs.RULES.resolve(part))) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          Files.copy(each, rules.resolve(part).resolve(each.getFileName()));
        }
      }
    }
    Path overrides = Files.createDirectories(folder.resolve("force"));
    Files.writeString(overrides.resolve(file), text);
    return Rulebooks.load(rules, Optional.of(overrides)).find(rulebook).orElseThrow();
  }

  private static String setting(String parameter, String value) {
    return """
        parameters:
          - {id: %s, value: %s, from: "2026-01-01", reason: trial, signed_off_by: acc-1}
        """
        .formatted(parameter, value);
  }

  @Test
  void aForcesValueHoldsAndIsPartOfTheRevision() throws IOException {
    Rulebook shipped = Runs.rulebook("contact");
    Rulebook set = with("contact", "contact.yml", setting("re_thrive_after", "120"));

    assertThat(set.revision()).isNotEqualTo(shipped.revision());
    Instant now = Instant.parse("2026-06-01T12:00:00Z");
    String facts = "{\"opened_at\":\"2026-06-01T09:30:00Z\"}";
    assertThat(reviews(set, facts, now)).contains("RE_THRIVE");
    assertThat(reviews(shipped, facts, now)).doesNotContain("RE_THRIVE");
  }

  private static List<String> reviews(Rulebook rulebook, String facts, Instant asOf)
      throws IOException {
    Answers answers = Answers.read(List.of(rulebook), new ObjectMapper().readTree(facts), asOf);
    return rulebook
        .advise(answers, rulebook.parameters(asOf), Detail.OUTCOME)
        .outcome()
        .reviews()
        .stream()
        .map(Outcome.Review::code)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vulnerability | vul_asb_threshold | 4 | at most 3",
        "vulnerability | vul_asb_threshold | 0 | at least 1",
        "vulnerability | vul_asb_threshold | unset | needs a value",
        "mental-health | adult_age | 12 | is set by law",
        "mental-health | s136_limit | 99999 | is set by law",
        "contact | crime_record_due | -60 | 0 or more",
        "contact | re_thrive_after | unset | needs a value",
        "contact | no_such | 1 | is no parameter",
      })
  void whatLawOrTheDossierDoesNotAllowStopsTheStart(
      String rulebook, String parameter, String value, String why) {
    assertThatThrownBy(() -> with(rulebook, rulebook + ".yml", setting(parameter, value)))
        .isInstanceOf(RulebookFaultException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("force/" + rulebook + ".yml:2");
  }

  @Test
  void aForcesCalendarIsPartOfTheRevision() throws IOException {
    String shipped = Files.readString(Runs.RULES.resolve("shared/calendar.yml"));

    assertThat(with("fraud-online", "calendar.yml", shipped + "\n# Ours\n").revision())
        .isNotEqualTo(Runs.rulebook("fraud-online").revision());
  }

  @Test
  void aFileForNoRulebookIsRefused() {
    assertThatThrownBy(() -> with("fraud-online", "weather.yml", "parameters: []"))
        .isInstanceOf(RulebookFaultException.class)
        .hasMessageContaining("weather.yml");
  }
}
