package evenhand.rulebook.cases;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A copy of a rulebook with the same rules in another order and in other files. */
public final class ShuffledRulebook {
  private ShuffledRulebook() {}

  /** Writes the copy below a folder and loads it. */
  public static Rulebook load(Rulebook rulebook, Path folder, Random random) {
    try {
      copy(Runs.RULES.resolve("shared"), folder.resolve("shared"), ".yml");
      Path own = folder.resolve(rulebook.id());
      copy(Runs.RULES.resolve(rulebook.id()), own, ".yml");
      write(rulebook, own, random);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Rulebooks.load(folder).find(rulebook.id()).orElseThrow();
  }

  /** Copies the files of a folder, not of those below it, with one of these endings. */
  public static void copy(Path from, Path to, String... endings) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (List.of(endings).stream().anyMatch(name::endsWith)) {
          Files.copy(file, to.resolve(name));
        }
      }
    }
  }

  private static void write(Rulebook rulebook, Path folder, Random random) throws IOException {
    List<String> rules = new ArrayList<>();
    rulebook.rules().forEach(rule -> rules.add(rule.place().text()));
    Collections.shuffle(rules, random);
    int files = 1 + random.nextInt(6);
    List<StringBuilder> texts = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      texts.add(
          new StringBuilder("package evenhand.rules.")
              .append(rulebook.id().replace('-', '_'))
              .append(";\n\n// Rules in any order.\n\n"));
    }
    rules.forEach(rule -> Pick.one(texts, random).append(rule).append("\n\n"));
    for (int i = 0; i < files; i++) {
      String name = (char) ('a' + random.nextInt(26)) + "-" + i + ".drl";
      Files.writeString(folder.resolve(name), texts.get(i));
    }
  }
}
