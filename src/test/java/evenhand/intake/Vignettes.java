package evenhand.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** Cases of the rulebooks' own vignettes, by id. */
final class Vignettes {
  private static final Map<String, JsonNode> FILES = new ConcurrentHashMap<>();

  private Vignettes() {}

  static JsonNode find(String rulebook, String id) {
    JsonNode file = FILES.computeIfAbsent(rulebook, Vignettes::read);
    return StreamSupport.stream(file.path("vignettes").spliterator(), false)
        .filter(vignette -> vignette.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no vignette " + id));
  }

  private static JsonNode read(String rulebook) {
    Path file = Path.of("rules", rulebook, "vignettes", rulebook + ".yml");
    try {
      return new YAMLMapper().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
