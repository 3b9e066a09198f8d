package evenhand.governance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.governance.SampleRulebook;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the nightly check looks, and that one rulebook keeps none of the others from it. */
class SelfCheckTest {
  @TempDir private Path temporary = Path.of("");
  private final List<String> checked = new ArrayList<>();
  private final Map<String, ReplayReport> newest = new HashMap<>();
  private Instant now = Instant.EPOCH;
  private String failing = "";
  private SelfCheck check = new SelfCheck(new Told(), Rulebooks.of(List.of()), () -> now);

  private final class Told implements SelfCheck.Checks {
    @Override
    public ReplayReport check(String rulebook, int slice) {
      if (rulebook.equals(failing)) {
        throw new IllegalStateException("nothing can be read");
      }
      checked.add(rulebook);
      newest.put(rulebook, report(rulebook, now));
      return report(rulebook, now);
    }

    @Override
    public Optional<ReplayReport> newest(String rulebook) {
      return Optional.ofNullable(newest.get(rulebook));
    }
  }

  private static ReplayReport report(String rulebook, Instant at) {
    return new ReplayReport(
        new UUID(0, 1),
        ReplayService.SELF_CHECK,
        rulebook,
        Optional.empty(),
        Optional.empty(),
        at,
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(Map.of("same", 1L)),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty());
  }

  @BeforeEach
  void load() throws IOException {
    Rulebook sample = SampleRulebook.in(Files.createDirectory(temporary.resolve("a"))).load();
    Rulebook contact = Rulebooks.loadOne(Path.of("rules", "contact"), Optional.empty());
    check = new SelfCheck(new Told(), Rulebooks.of(List.of(sample, contact)), () -> now);
  }

  @AfterEach
  void stop() {
    check.close();
  }

  private List<String> lookAt(String instant) {
    checked.clear();
    now = Instant.parse(instant);
    check.look();
    return List.copyOf(checked);
  }

  @Test
  void itLooksFromTwoToFiveInTheNightOfLondon() {
    assertThat(lookAt("2026-01-12T01:59:59Z")).isEmpty();
    assertThat(lookAt("2026-01-12T02:00:00Z")).containsExactly("contact", "sample");
    assertThat(lookAt("2026-01-13T04:59:59Z")).containsExactly("contact", "sample");
    assertThat(lookAt("2026-01-14T05:00:00Z")).isEmpty();
    // In summer London is an hour ahead.
    assertThat(lookAt("2026-07-14T00:59:59Z")).isEmpty();
    assertThat(lookAt("2026-07-14T01:00:00Z")).containsExactly("contact", "sample");
    assertThat(lookAt("2026-07-15T04:00:00Z")).isEmpty();
  }

  @Test
  void aSecondLookOfTheSameNightChecksNothingAgain() {
    assertThat(lookAt("2026-01-12T02:10:00Z")).hasSize(2);
    assertThat(lookAt("2026-01-12T02:25:00Z")).isEmpty();
    assertThat(lookAt("2026-01-13T02:10:00Z")).hasSize(2);
  }

  @Test
  void theNightsInWhichClocksChangeAreCheckedOnce() {
    // 2026-03-29: at one o'clock it is two.
    assertThat(lookAt("2026-03-29T00:59:59Z")).isEmpty();
    assertThat(lookAt("2026-03-29T01:00:00Z")).hasSize(2);
    assertThat(lookAt("2026-03-29T03:59:00Z")).isEmpty();
    // 2026-10-25: the hour from one to two comes twice.
    assertThat(lookAt("2026-10-25T00:30:00Z")).isEmpty();
    assertThat(lookAt("2026-10-25T01:30:00Z")).isEmpty();
    assertThat(lookAt("2026-10-25T02:00:00Z")).hasSize(2);
    assertThat(lookAt("2026-10-25T04:00:00Z")).isEmpty();
  }

  @Test
  void oneThatCannotBeCheckedIsAnIncidentAndTheOthersAreChecked() {
    failing = "contact";
    assertThat(lookAt("2026-01-12T02:10:00Z")).containsExactly("sample");
    assertThat(check.execute().isHealthy()).isFalse();
    assertThat(check.execute().getMessage()).contains("the self-check of contact could not");
    failing = "";
    assertThat(lookAt("2026-01-12T02:25:00Z")).containsExactly("contact");
    assertThat(check.execute().isHealthy()).isTrue();
  }
}
