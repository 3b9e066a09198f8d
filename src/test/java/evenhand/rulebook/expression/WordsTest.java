package evenhand.rulebook.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of an expression reads back as the same expression. */
class WordsTest {
  private static final Names NAMES =
      new Names() {
        @Override
        public Optional<Entry> name(String id) {
          int slot = List.of("a", "b", "c").indexOf(id);
          return slot < 0
              ? Optional.empty()
              : Optional.of(new Entry(slot, id, Type.NUMBER, Origin.QUESTION, false));
        }

        @Override
        public Optional<List<String>> group(String id) {
          return Optional.empty();
        }

        @Override
        public List<String> near(String id) {
          return List.of();
        }
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a + b) * 100 > c",
        "a + b * 100 > c",
        "a * (b - c) > 0",
        "a - (b - c) > 0",
        "a - b - c > 0",
        "(a - b) * (b + c) >= a",
        "a = b and (b = c or a = c)",
      })
  void readsBack(String text) {
    Expression read = Parser.formula(text, NAMES, Type.TRUTH);
    assertThat(Words.of(read)).isEqualTo(text);
  }
}
