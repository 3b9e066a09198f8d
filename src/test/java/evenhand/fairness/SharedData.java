package evenhand.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code ../shared/data}; skips the test with a message where that folder is absent. */
public final class SharedData {
  public static final double CLOSED_FORM = 1e-8;
  public static final double SCORE = 1e-6;

  private static final Path FOLDER = Path.of("..", "shared", "data");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SharedData() {}

  public static Path file(String name) {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
    return file;
  }

  public static JsonNode reference(String name) {
    return json(file(name + ".reference.json"));
  }

  public static JsonNode json(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  /** Asserts that a figure, or each of a pair, is the reference's within a relative tolerance. */
  public static void assertSame(String what, JsonNode actual, JsonNode expected, double tolerance) {
    if (isUndefined(expected)) {
      assertThat(actual.isNull()).as(what + " is undefined, was " + actual).isTrue();
    } else if (expected.isArray()) {
      assertThat(actual.size()).as(what).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        assertSame(what + "[" + i + "]", actual.get(i), expected.get(i), tolerance);
      }
    } else {
      assertClose(what, actual.asDouble(Double.NaN), expected.asDouble(), tolerance);
    }
  }

  public static void assertClose(String what, double actual, double expected, double tolerance) {
    double apart = Math.abs(actual - expected);
    assertThat(apart)
        .as(what + " was " + actual + ", expected " + expected)
        .isLessThanOrEqualTo(tolerance * Math.abs(expected) + 1e-14);
  }

  private static boolean isUndefined(JsonNode expected) {
    return expected.isNull()
        || expected.asText().equals("NaN")
        || expected.asText().equals("Infinity");
  }
}
