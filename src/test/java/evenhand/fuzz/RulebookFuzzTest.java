package evenhand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.cases.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** A rulebook with one file changed: loaded, or refused with file and line. */
class RulebookFuzzTest {
  private static final String ID = "fraud-online";
  private static final SortedMap<String, byte[]> FILES = Runs.rulebook(ID).content();
  private static final Path FOLDER = copied();

  private static Path copied() {
    try {
      Path rules = Files.createTempDirectory("rules");
      for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
        Path copy = rules.resolve(ID).resolve(file.getKey());
        Files.createDirectories(copy.getParent());
        Files.write(copy, file.getValue());
      }
      return rules.resolve(ID);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts bytes in place of some of a file.
   *
   * @param input which file, where in it, how many of its bytes go; then what comes in their place
   */
  @FuzzTest(maxDuration = "10m")
  void isLoadedOrRefusedWithFileAndLine(byte[] input) throws IOException {
    if (input.length < 4) {
      return;
    }
    List<String> names = List.copyOf(FILES.keySet());
    String name = names.get((input[0] & 0xff) % names.size());
    byte[] whole = Objects.requireNonNull(FILES.get(name));
    int from = ((input[1] & 0xff) << 8 | input[2] & 0xff) % whole.length;
    int to = Math.min(whole.length, from + (input[3] & 0xff));
    byte[] inserted = Arrays.copyOfRange(input, 4, input.length);
    byte[] changed = new byte[from + inserted.length + whole.length - to];
    System.arraycopy(whole, 0, changed, 0, from);
    System.arraycopy(inserted, 0, changed, from, inserted.length);
    System.arraycopy(whole, to, changed, from + inserted.length, whole.length - to);
    Path file = FOLDER.resolve(name);
    Files.write(file, changed);
    try {
      assertThat(Rulebooks.loadOne(FOLDER, Optional.empty()).rules()).isNotEmpty();
    } catch (RulebookFaultException refused) {
      assertThat(refused.faults()).isNotEmpty();
    } finally {
      Files.write(file, whole);
    }
  }
}
