package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about ASVS names its rows once, in order, and only evidence that exists. */
class AsvsTest {
  private static final Path PAGE = Path.of("docs/reference/asvs.md");
  private static final List<String> STATES = List.of("met", "partly", "not met", "not applicable");
  private static final Pattern ROW = Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\|.*");
  private static final Pattern SUMMARY = Pattern.compile("\\| ([a-z ]+) \\| (\\d+) \\|.*");

  /** A type, and one of its methods where a test is named. */
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:#(\\w+))?`");

  private static final Pattern LOOKS_NAMED = Pattern.compile("#\\w+|\\w+(?:Test|IT)\\b");

  private record Item(String id, String level, String topic, String state, String evidence) {
    static Item of(String line) {
      String[] cells = line.split("\\|", -1);
      assertThat(cells).as(line).hasSize(7);
      List<String> said = Arrays.stream(cells).map(String::strip).toList();
      return new Item(said.get(1), said.get(2), said.get(3), said.get(4), said.get(5));
    }

    /** Such that text order is that of the numbers. */
    String place() {
      String[] parts = id.split("\\.");
      return "%2s.%2s.%2s".formatted(parts[0], parts[1], parts[2]);
    }
  }

  private static List<Item> items() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> ROW.matcher(line).matches())
        .map(Item::of)
        .toList();
  }

  @Test
  void eachRowHasAStateAndItsPlace() throws IOException {
    List<Item> items = items();
    Map<String, Integer> counts = new TreeMap<>();
    for (Item item : items) {
      assertThat(item.level()).as(item.id()).isIn("1", "2");
      assertThat(item.state()).as(item.id()).isIn(STATES);
      assertThat(List.of(item.topic(), item.evidence())).as(item.id()).doesNotContain("");
      counts.merge(item.state(), 1, Integer::sum);
    }
    System.out.printf("ASVS 5.0 level 2: %d items, %s%n", items.size(), counts);
    assertThat(items.stream().map(Item::place).toList()).isSorted().doesNotHaveDuplicates();
    // The standard's own numbers: 70 of level 1 and 183 of level 2.
    assertThat(items.stream().filter(item -> item.level().equals("1"))).hasSize(70);
    assertThat(items).hasSize(70 + 183);
    Map<String, Integer> said = new TreeMap<>();
    SUMMARY
        .matcher(Files.readString(PAGE))
        .results()
        .forEach(row -> said.put(row.group(1), Integer.valueOf(row.group(2))));
    assertThat(said).as("the counts at the top of the page").isEqualTo(counts);
  }

  @Test
  void whatIsNamedExists() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        sources.merge(name, Files.readString(file), String::concat);
      }
    }
    List<String> missing = new ArrayList<>();
    for (Item item : items()) {
      for (MatchResult named : NAMED.matcher(item.evidence()).results().toList()) {
        String source = sources.getOrDefault(named.group(1), "");
        String method = named.group(2);
        if (source.isEmpty() || method != null && !source.contains("void " + method + "(")) {
          missing.add(item.id() + " " + named.group());
        }
      }
      String rest = NAMED.matcher(item.evidence()).replaceAll("");
      assertThat(LOOKS_NAMED.matcher(rest).find()).as(item.id() + " in quotes: " + rest).isFalse();
    }
    assertThat(missing).isEmpty();
  }
}
