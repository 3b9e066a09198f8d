package evenhand.duties;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.security.AccessMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of duties names tests and calls that there are, for each duty. */
class DutiesTableTest {
  private static final Path TABLE = Path.of("docs", "reference", "duties.md");
  private static final int SHOWN_BY = 5;
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:IT|Test))(?:#(\\w+))?`");
  private static final Pattern CALL = Pattern.compile("`((?:GET|POST) /[^`?]*)`");

  private static Map<String, List<String>> rows() throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (line.matches("\\| R\\d+ \\|.*")) {
        List<String> cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        assertThat(rows.put(cells.get(1), cells)).as("%s twice", cells.get(1)).isNull();
      }
    }
    return rows;
  }

  private static Map<String, Path> testClasses() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> String.valueOf(file.getFileName()).replace(".java", ""),
                  file -> file,
                  (one, other) -> one));
    }
  }

  @Test
  void everyDutyHasARowWithNoCellEmpty() throws IOException {
    Map<String, List<String>> rows = rows();
    assertThat(rows.keySet())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 25).mapToObj(i -> "R" + i).toList());
    rows.forEach(
        (id, cells) -> {
          assertThat(cells).as(id).hasSize(8);
          assertThat(cells.subList(1, 7)).as(id).noneMatch(String::isEmpty);
        });
  }

  @Test
  void everyTestThatIsNamedIsThereByItsMethod() throws IOException {
    Map<String, Path> classes = testClasses();
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (List<String> cells : rows().values()) {
      List<MatchResult> tests = TEST.matcher(cells.get(SHOWN_BY)).results().toList();
      assertThat(tests).as(cells.get(1) + " is shown by a test").isNotEmpty();
      for (MatchResult test : tests) {
        named++;
        Path file = classes.get(test.group(1));
        String method = test.group(2);
        boolean isThere =
            file != null
                && method != null
                && Pattern.compile("(void|Stream<\\w+>|ArchRule) " + method + "\\b")
                    .matcher(Files.readString(file))
                    .find();
        if (!isThere) {
          missing.add(cells.get(1) + ": " + test.group());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(25);
  }

  @Test
  void everyCallThatIsNamedIsThere() throws IOException {
    Set<String> calls =
        AccessMatrix.shipped().rows().stream()
            .map(AccessMatrix.Row::call)
            .collect(Collectors.toSet());
    assertThat(CALL.matcher(Files.readString(TABLE)).results().map(call -> call.group(1)))
        .isNotEmpty()
        .allMatch(calls::contains);
  }
}
