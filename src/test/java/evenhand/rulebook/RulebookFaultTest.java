package evenhand.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenhand.rulebook.cases.ShuffledRulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A rulebook with one thing broken is refused, naming file, line and what would be right. */
class RulebookFaultTest {
  private static final Path GOOD = Path.of("src", "test", "resources", "rulebooks");

  @TempDir private Path folder = Path.of("");

  /**
   * One broken thing.
   *
   * @param line where the fault is looked for, counted from the first changed line; "any" for
   *     anywhere
   */
  private record Broken(
      String what, String file, String change, String to, String line, String says) {

    static List<Broken> all() throws IOException {
      List<Broken> all = new ArrayList<>();
      for (String block : Files.readString(GOOD.resolve("faults.txt")).split("(?m)^== ")) {
        if (block.contains("\n> ")) {
          String[] head = block.lines().findFirst().orElseThrow().split(" \\| ");
          all.add(
              new Broken(
                  head[0],
                  head[1],
                  joined(block, "- "),
                  joined(block, "+ "),
                  joined(block, "@ "),
                  joined(block, "> ")));
        }
      }
      return all;
    }

    private static String joined(String block, String sign) {
      List<String> lines =
          block
              .lines()
              .filter(line -> line.startsWith(sign))
              .map(line -> line.substring(2))
              .toList();
      return String.join("\n", lines);
    }
  }

  @Test
  void theRulebookThatTheOthersAreBrokenFromIsSound() throws IOException {
    copy();
    Rulebook sound = Rulebooks.load(folder).find("sample").orElseThrow();
    assertThat(sound.rules()).hasSize(8);
  }

  @TestFactory
  Stream<DynamicTest> aBrokenRulebookIsRefused() throws IOException {
    return Broken.all().stream()
        .map(broken -> DynamicTest.dynamicTest(broken.what(), () -> refused(broken)));
  }

  private void refused(Broken broken) throws IOException {
    copy();
    Path file = folder.resolve("sample").resolve(broken.file());
    String before = Files.readString(file);
    int at = before.indexOf(broken.change());
    assertThat(at).as("what is to be changed stands in the file").isNotNegative();
    String after =
        before.substring(0, at) + broken.to() + before.substring(at + broken.change().length());
    assertThat(after).isNotEqualTo(before);
    Files.writeString(file, after);
    RulebookFaultException fault = fault();
    RulebookFaultException.Fault first = fault.faults().get(0);
    assertThat(first.message()).contains(broken.says());
    assertThat(first.file()).isEqualTo("sample/" + broken.file());
    if (!broken.line().equals("any")) {
      int offset = broken.line().isEmpty() ? 0 : Integer.parseInt(broken.line());
      int changed = (int) before.substring(0, firstChange(before, after)).lines().count();
      boolean atStart = before.charAt(firstChange(before, after) - 1) == '\n';
      assertThat(first.line()).as("%s", first).isEqualTo(changed + (atStart ? 1 : 0) + offset);
    }
  }

  private static int firstChange(String before, String after) {
    int at = 0;
    int shorter = Math.min(before.length(), after.length());
    while (at < shorter && before.charAt(at) == after.charAt(at)) {
      at++;
    }
    return at;
  }

  private void copy() throws IOException {
    try (Stream<Path> old = Files.walk(folder)) {
      for (Path path : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder)) {
          Files.delete(path);
        }
      }
    }
    ShuffledRulebook.copy(GOOD.resolve("shared"), folder.resolve("shared"), ".yml");
    ShuffledRulebook.copy(GOOD.resolve("sample"), folder.resolve("sample"), ".yml", ".drl");
  }

  private RulebookFaultException fault() {
    RulebookFaultException fault =
        catchThrowableOfType(RulebookFaultException.class, () -> Rulebooks.load(folder));
    assertThat(fault).as("the loader lets it through").isNotNull();
    return fault;
  }

  @Test
  void aLoneCarriageReturnIsRefusedSinceReadersDifferOnWhatEndsAComment() throws IOException {
    copy();
    change("rules.drl", "// What is seen.", "// What is seen.\rrule \"SA-09 hidden\"");
    assertFault("sample/rules.drl", 3, "carriage return");
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    for (String name : List.of("questions.yml", "parameters.yml", "sources.yml")) {
      copy();
      Files.delete(folder.resolve("sample").resolve(name));
      assertFault("sample/" + name, 0, "the file is missing");
    }
    copy();
    Files.delete(folder.resolve("shared").resolve("calendar.yml"));
    assertFault("shared/calendar.yml", 0, "the file is missing");
  }

  @Test
  void aRulebookWithoutRulesIsRefused() throws IOException {
    copy();
    Files.delete(folder.resolve("sample").resolve("rules.drl"));
    assertFault("sample", 0, "a rulebook has at least one rule");
  }

  @Test
  void aFileThatIsNoUtf8IsNamed() throws IOException {
    copy();
    Files.write(folder.resolve("sample").resolve("rules.drl"), new byte[] {'/', '/', (byte) 0xff});
    assertFault("sample/rules.drl", 0, "the file is no UTF-8");
  }

  @Test
  void aFileOverItsSizeLimitIsRefusedBeforeItIsParsed() throws IOException {
    copy();
    change("rules.drl", "// What is seen.", "// " + "x".repeat(200_000));
    assertFault("sample/rules.drl", 0, "a rule file has at most 200000 characters");
    copy();
    change("questions.yml", "groups:", "# " + "x".repeat(4_000_000) + "\ngroups:");
    assertFault("sample/questions.yml", 0, "a file has at most");
  }

  @Test
  void yamlThatNestsTooDeepIsRefused() throws IOException {
    copy();
    change("questions.yml", "[was_hurt, was_followed]", "[".repeat(50) + "]".repeat(50));
    assertFault("sample/questions.yml", -1, "no YAML");
  }

  @Test
  void everyFaultIsNamedAtOnceAndNotOnlyTheFirst() throws IOException {
    copy();
    change("questions.yml", "{id: was_hurt,", "{id: WasHurt,");
    change("parameters.yml", "{value: 18,", "{value: \"18\",");
    List<String> files = fault().faults().stream().map(RulebookFaultException.Fault::file).toList();
    assertThat(files).contains("sample/questions.yml", "sample/parameters.yml");
  }

  private void change(String name, String from, String to) throws IOException {
    Path file = folder.resolve("sample").resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.write(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private void assertFault(String file, int line, String says) {
    RulebookFaultException.Fault first = fault().faults().get(0);
    assertThat(first.message()).contains(says);
    assertThat(first.file()).isEqualTo(file);
    if (line >= 0) {
      assertThat(first.line()).isEqualTo(line);
    }
  }
}
