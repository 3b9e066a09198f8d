package evenhand.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditSectionTest {
  @TempDir Path folder;

  private void broken(String from, String to) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("rules"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = Path.of("rules").relativize(file).toString();
        if (name.startsWith("shared") || name.startsWith("fraud-online")) {
          Path copy = folder.resolve(name);
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    Path file = folder.resolve("fraud-online/rulebook.yml");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replaceFirst(Pattern.quote(from), to));
  }

  @Test
  void aTargetOnVolumeIsRefusedWithTheReason() throws IOException {
    broken("    - id: sent_away", "    - target: 20\n      id: sent_away");
    assertThatThrownBy(() -> Rulebooks.load(folder))
        .isInstanceOf(RulebookFaultException.class)
        .hasMessageContaining("would reward under-reporting");
  }

  @Test
  void aCodeThatTheRulebookDoesNotHaveIsRefused() throws IOException {
    broken("selected: {action: REPORT_FRAUD}", "selected: {action: REPORT_FROG}");
    assertThatThrownBy(() -> Rulebooks.load(folder))
        .hasMessageContaining("rulebook.yml")
        .hasMessageContaining("REPORT_FRAUD");
  }

  @Test
  void aMeasureHasToSayHowItCouldMislead() throws IOException {
    broken("      misleads:", "      misled:");
    assertThatThrownBy(() -> Rulebooks.load(folder)).hasMessageContaining("misled");
  }

  @Test
  void aTimeIsOfALaterOutcomeInMinutes() throws IOException {
    broken(
        "  decision_points:",
        "  times:\n"
            + "    - {id: answer, whose: victim, about: Invented., outcome: no_such_time,\n"
            + "       within: none, action: REPORT_FRAUD, place: hour}\n"
            + "  decision_points:");
    assertThatThrownBy(() -> Rulebooks.load(folder))
        .isInstanceOf(RulebookFaultException.class)
        .hasMessageContaining("a later outcome in minutes")
        .hasMessageContaining("no_such_time");
  }

  @Test
  void everyShippedRulebookDeclaresDecisionPoints() {
    assertThat(Rulebooks.load(Path.of("rules")).all())
        .allSatisfy(rulebook -> assertThat(rulebook.audit().points()).hasSizeGreaterThan(8));
  }
}
