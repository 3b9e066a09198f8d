package evenhand.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Migrations take the next number: one in a gap would be refused by whoever has the later one. */
class MigrationNumbersTest {
  private static final Path FOLDER = Path.of("src", "main", "resources", "db", "migration");

  /** Before it each topic began at a number of its own. */
  private static final int WITHOUT_GAPS_SINCE = 110;

  @Test
  void theyFollowEachOtherWithoutGaps() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Integer> numbers =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("V"))
              .map(name -> Integer.valueOf(name.substring(1, 4)))
              .filter(number -> number >= WITHOUT_GAPS_SINCE)
              .sorted()
              .toList();
      assertThat(numbers)
          .isEqualTo(
              IntStream.range(0, numbers.size()).mapToObj(i -> WITHOUT_GAPS_SINCE + i).toList());
    }
  }
}
