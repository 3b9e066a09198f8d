package evenhand;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.governance.approval.Roster;
import evenhand.governance.approval.RosterFile;
import evenhand.rulebook.Rulebooks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the rulebooks lie, and whose approval counts.
 *
 * @param folder with one folder a rulebook; {@code rules} where nothing is said
 * @param parameters folder of a force's own values, one file {@code <rulebook>.yml} a rulebook
 * @param roster file of the keys whose approval counts; where nothing is said, nobody's does
 * @param approval {@code required}, or {@code announced}: what nobody approved runs and is said to
 */
public record RulebookSettings(
    @Nullable Path folder,
    @Nullable Path parameters,
    @Nullable Path roster,
    @Nullable Approval approval) {

  /** What becomes of a rulebook that nobody approved. */
  public enum Approval {
    @JsonProperty("required")
    REQUIRED,
    @JsonProperty("announced")
    ANNOUNCED
  }

  /** Everything as it is by default. */
  public static RulebookSettings standard() {
    return new RulebookSettings(null, null, null, null);
  }

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
    return loadEach(isWanted).whole();
  }

  /** Loads what can be loaded, and says of each of the others what is wrong with it. */
  Rulebooks.Loading loadEach() {
    return loadEach(id -> true);
  }

  private Rulebooks.Loading loadEach(Predicate<String> isWanted) {
    return Rulebooks.loadEach(
        Installation.resolve(folder == null ? Path.of("rules") : folder), overrides(), isWanted);
  }

  /** The folder of a force's own values. */
  public Optional<Path> overrides() {
    return Optional.ofNullable(parameters).map(Installation::resolve);
  }

  /**
   * Whose approval counts, as the file says when it is asked.
   *
   * @throws evenhand.rulebook.RulebookFaultException naming file and line
   */
  public Supplier<Roster> rosterFile() {
    if (roster == null) {
      Roster nobody = Roster.empty();
      return () -> nobody;
    }
    return new RosterFile(Installation.resolve(roster));
  }

  /** The same with another roster. */
  public RulebookSettings withRoster(Path file) {
    return new RulebookSettings(folder, parameters, file, approval);
  }

  boolean isApprovalRequired() {
    return approval == Approval.REQUIRED;
  }
}
