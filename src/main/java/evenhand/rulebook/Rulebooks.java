package evenhand.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rulebooks in force, by id. Immutable. */
public final class Rulebooks {
  private final SortedMap<String, Rulebook> byId;

  private Rulebooks(SortedMap<String, Rulebook> byId) {
    this.byId = byId;
  }

  /**
   * Loads every folder that holds a {@code rulebook.yml}.
   *
   * @throws RulebookFaultException naming everything that is wrong in any of them
   */
  public static Rulebooks load(Path rules) {
    return load(rules, Optional.empty());
  }

  /**
   * The same, with a force's own values of parameters.
   *
   * @param overrides folder of files {@code <rulebook>.yml}, and {@code calendar.yml} in place of
   *     the shared one; each is part of the revision
   */
  public static Rulebooks load(Path rules, Optional<Path> overrides) {
    return load(rules, overrides, id -> true);
  }

  /**
   * The same, of those rulebooks that are wanted alone.
   *
   * @param isWanted by id
   */
  public static Rulebooks load(Path rules, Optional<Path> overrides, Predicate<String> isWanted) {
    SortedMap<String, Rulebook> loaded = new TreeMap<>();
    List<RulebookFaultException.Fault> faults = new ArrayList<>();
    for (String id : folders(rules).stream().filter(isWanted).toList()) {
      try {
        RulebookFolder folder = RulebookFolder.read(rules, id);
        RulebookFolder joined = overrides.map(folder::withForce).orElse(folder);
        loaded.put(id, new RulebookReader(joined).read());
      } catch (RulebookFaultException wrong) {
        faults.addAll(wrong.faults());
      }
    }
    overrides.ifPresent(folder -> strangers(folder, folders(rules), faults));
    if (!faults.isEmpty()) {
      throw new RulebookFaultException(faults);
    }
    return new Rulebooks(loaded);
  }

  /** A file of overrides for no rulebook would change nothing without anybody noticing. */
  private static void strangers(
      Path overrides, List<String> known, List<RulebookFaultException.Fault> faults) {
    try (Stream<Path> files = Files.list(overrides)) {
      files
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.equals("calendar.yml"))
          .filter(name -> !known.contains(name.replaceAll("\\.yml$", "")))
          .forEach(
              name ->
                  faults.add(
                      new RulebookFaultException.Fault(
                          overrides.resolve(name).toString(),
                          0,
                          "no rulebook has this name; there are " + known + ", and calendar")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> folders(Path rules) {
    if (!Files.isDirectory(rules)) {
      throw new RulebookFaultException(
          List.of(
              new RulebookFaultException.Fault(
                  rules.toString(), 0, "there is no such folder of rulebooks")));
    }
    try (Stream<Path> entries = Files.list(rules)) {
      return entries
          .filter(path -> Files.exists(path.resolve("rulebook.yml")))
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public Optional<Rulebook> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All of them, sorted by id. */
  public List<Rulebook> all() {
    return List.copyOf(byId.values());
  }
}
