package evenhand.rulebook.document;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.rulebook.cases.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages under {@code docs/rulebooks} are those of the rulebooks as they stand. */
class RulebookPageTest {
  @ParameterizedTest
  @MethodSource("evenhand.rulebook.cases.Runs#ids")
  void thePageInTheDocumentsIsTheOneThatIsGenerated(String id) throws IOException {
    Path page = Path.of("docs", "rulebooks", id + ".md");
    assertThat(Files.readString(page))
        .as("run ./evenhand document")
        .isEqualTo(RulebookPage.of(Runs.rulebook(id)));
  }
}
