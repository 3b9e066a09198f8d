package evenhand.rulebook.vignette;

import evenhand.rulebook.source.Yaml;
import evenhand.rulebook.source.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A file of vignettes, {@code extra_vignettes} included, in its order. */
public record VignetteFile(String name, String rulebook, List<Vignette> vignettes) {
  private static final Set<String> KEYS =
      Set.of("id", "title", "as_of", "facts", "parameters", "request", "expect");
  private static final Set<String> EXPECT =
      Set.of(
          "complete",
          "grades",
          "flags",
          "no_flags",
          "actions",
          "no_actions",
          "blocks",
          "no_blocks",
          "reviews",
          "no_reviews",
          "options",
          "opens",
          "no_opens",
          "rules",
          "no_rules",
          "provisional",
          "due",
          "deadlines",
          "re_ask",
          "status",
          "field",
          "grade");

  public VignetteFile {
    vignettes = List.copyOf(vignettes);
  }

  /**
   * Reads a file.
   *
   * @throws evenhand.rulebook.RulebookFaultException where it is no vignette file
   */
  public static VignetteFile read(Path path) throws IOException {
    Yaml file = YamlReader.read(path.toString(), Files.readString(path));
    file.allow(Set.of("rulebook", "vignettes", "extra_vignettes"));
    List<Vignette> vignettes = new ArrayList<>();
    for (String section : List.of("vignettes", "extra_vignettes")) {
      file.find(section).map(Yaml::list).orElse(List.of()).stream()
          .map(VignetteFile::vignette)
          .forEach(vignettes::add);
    }
    return new VignetteFile(path.toString(), file.at("rulebook").text(), vignettes);
  }

  private static Vignette vignette(Yaml entry) {
    entry.allow(KEYS);
    Yaml expect = entry.at("expect");
    expect.allow(EXPECT);
    return new Vignette(
        entry.at("id").text(),
        entry.at("title").text(),
        entry.findText("as_of"),
        entry.find("facts"),
        entry.find("parameters"),
        entry.find("request"),
        expect,
        entry.file(),
        entry.line());
  }
}
