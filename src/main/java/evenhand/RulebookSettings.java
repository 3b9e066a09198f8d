package evenhand;

import evenhand.rulebook.Rulebooks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the rulebooks lie.
 *
 * @param folder with one folder a rulebook; {@code rules} where nothing is said
 * @param parameters folder of a force's own values, one file {@code <rulebook>.yml} a rulebook
 */
public record RulebookSettings(@Nullable Path folder, @Nullable Path parameters) {

  /**
   * Loads and compiles them.
   *
   * @throws evenhand.rulebook.RulebookFaultException naming everything that is wrong
   */
  public Rulebooks load() {
    return load(id -> true);
  }

  /** The same, of those that are wanted alone, by id. */
  public Rulebooks load(Predicate<String> isWanted) {
    return Rulebooks.load(
        Installation.resolve(folder == null ? Path.of("rules") : folder),
        Optional.ofNullable(parameters).map(Installation::resolve),
        isWanted);
  }
}
