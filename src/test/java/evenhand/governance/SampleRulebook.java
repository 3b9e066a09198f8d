package evenhand.governance;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of rulebooks with the small one of the tests, which a test may edit. */
public final class SampleRulebook {
  private static final Path GOOD = Path.of("src", "test", "resources", "rulebooks");

  private static final String AUDIT =
      """
      audit:
        decision_points:
          - id: seen
            whose: victim
            about: Whether it is flagged as seen.
            selected: {flag: SEEN}
            favourable: Flagged.
            adverse_when: ratio < 1
            primary_measure: selection_rate
            strata: []
            misleads: Nothing is known of it.
            if_reporting_changes: More are flagged.
      """;

  private final Path rules;

  private SampleRulebook(Path rules) {
    this.rules = rules;
  }

  /** A fresh copy below a folder. */
  public static SampleRulebook in(Path rules) {
    for (String name : new String[] {"sample", "shared"}) {
      copy(GOOD.resolve(name), rules.resolve(name));
    }
    return new SampleRulebook(rules);
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder with one folder a rulebook. */
  public Path rules() {
    return rules;
  }

  /** The folder of the rulebook. */
  public Path folder() {
    return rules.resolve("sample");
  }

  public Rulebook load() {
    return Rulebooks.loadOne(folder(), Optional.empty());
  }

  /** Replaces a text that must stand in a file. */
  public SampleRulebook edit(String file, String text, String by) {
    Path path = folder().resolve(file);
    try {
      String before = Files.readString(path);
      if (!before.contains(text)) {
        throw new IllegalArgumentException(file + " does not hold '" + text + "'");
      }
      Files.writeString(path, before.replace(text, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The count from which the risk is high becomes one, where it was two. */
  public SampleRulebook highFromOne() {
    return edit("parameters.yml", "values: [{value: 2,", "values: [{value: 1,");
  }

  /** The title of SA-08 says another word; it decides as before. */
  public SampleRulebook retitled() {
    return edit("rules.drl", "A slur was seen", "A slur was heard");
  }

  /** The same with a decision point, so that its effect on groups can be shown. */
  public SampleRulebook audited() {
    Path path = folder().resolve("rulebook.yml");
    try {
      Files.writeString(path, Files.readString(path) + AUDIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
