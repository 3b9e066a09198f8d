package evenhand.rulebook;

import evenhand.rulebook.RulebookFaultException.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rulebooks in force, by id. Thread-safe: one is put in place of another as a whole, and what
 * was asked for before goes on with what it has.
 */
public final class Rulebooks {
  /** Faults that belong to no rulebook. */
  private static final String NONE = "";

  private volatile SortedMap<String, Rulebook> byId;

  private Rulebooks(SortedMap<String, Rulebook> byId) {
    this.byId = byId;
  }

  public static Rulebooks of(Collection<Rulebook> rulebooks) {
    SortedMap<String, Rulebook> byId = new TreeMap<>();
    rulebooks.forEach(rulebook -> byId.put(rulebook.id(), rulebook));
    return new Rulebooks(byId);
  }

  /**
   * What became of the rulebooks of a folder.
   *
   * @param refused the faults of those that could not be loaded, by id
   */
  public record Loading(List<Rulebook> loaded, SortedMap<String, List<Fault>> refused) {
    public Loading {
      loaded = List.copyOf(loaded);
      refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    /**
     * All of them, or none.
     *
     * @throws RulebookFaultException naming everything that is wrong in any of them
     */
    public Rulebooks whole() {
      if (!refused.isEmpty()) {
        throw new RulebookFaultException(refused.values().stream().flatMap(List::stream).toList());
      }
      return of(loaded);
    }
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
    return loadEach(rules, overrides, isWanted).whole();
  }

  /**
   * Loads what can be loaded, and says of each of the others what is wrong with it.
   *
   * @param isWanted by id; the others are neither loaded nor refused
   */
  public static Loading loadEach(Path rules, Optional<Path> overrides, Predicate<String> isWanted) {
    List<Rulebook> loaded = new ArrayList<>();
    SortedMap<String, List<Fault>> refused = new TreeMap<>();
    List<String> ids = folders(rules);
    for (String id : ids.stream().filter(isWanted).toList()) {
      try {
        loaded.add(read(rules, id, overrides));
      } catch (RulebookFaultException wrong) {
        refused.put(id, wrong.faults());
      }
    }
    List<Fault> strangers = overrides.map(folder -> strangers(folder, ids)).orElse(List.of());
    if (!strangers.isEmpty()) {
      refused.put(NONE, strangers);
    }
    return new Loading(loaded, refused);
  }

  /**
   * Loads one folder, with what it shares from the folder {@code shared} beside it.
   *
   * @throws RulebookFaultException naming everything that is wrong
   */
  public static Rulebook loadOne(Path folder, Optional<Path> overrides) {
    Path whole = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(whole) || !Files.exists(whole.resolve("rulebook.yml"))) {
      throw new RulebookFaultException(
          List.of(
              new Fault(
                  folder.resolve("rulebook.yml").toString(),
                  0,
                  "the file is missing; a rulebook is a folder that holds one")));
    }
    return read(Objects.requireNonNull(whole.getParent()), whole.getFileName() + "", overrides);
  }

  /**
   * Loads a revision from the files that were kept of it.
   *
   * @throws RulebookFaultException where they are not those of the revision, and where they make no
   *     rulebook
   */
  public static Rulebook stored(String id, Revision revision, Map<String, byte[]> files) {
    RulebookFolder folder = RulebookFolder.stored(id, files);
    // Before anything is compiled: rules are code, and only what was approved may become some.
    if (!folder.revision().equals(revision)) {
      throw new RulebookFaultException(
          List.of(
              new Fault(id, 0, "the kept files of " + revision + " make " + folder.revision())));
    }
    return new RulebookReader(folder).read();
  }

  private static Rulebook read(Path rules, String id, Optional<Path> overrides) {
    RulebookFolder folder = RulebookFolder.read(rules, id);
    return new RulebookReader(overrides.map(folder::withForce).orElse(folder)).read();
  }

  /** A file of overrides for no rulebook would change nothing without anybody noticing. */
  private static List<Fault> strangers(Path overrides, List<String> known) {
    try (Stream<Path> files = Files.list(overrides)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.equals("calendar.yml"))
          .filter(name -> !known.contains(name.replaceAll("\\.yml$", "")))
          .map(
              name ->
                  new Fault(
                      overrides.resolve(name).toString(),
                      0,
                      "no rulebook has this name; there are " + known + ", and calendar"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> folders(Path rules) {
    if (!Files.isDirectory(rules)) {
      throw new RulebookFaultException(
          List.of(new Fault(rules.toString(), 0, "there is no such folder of rulebooks")));
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

  /** The same rulebooks, which stay as they are whatever is put in force later. */
  public Rulebooks now() {
    return new Rulebooks(byId);
  }

  /** Puts a revision in force in place of the one with its id, at once and as a whole. */
  public synchronized void replace(Rulebook rulebook) {
    SortedMap<String, Rulebook> replaced = new TreeMap<>(byId);
    replaced.put(rulebook.id(), rulebook);
    byId = replaced;
  }
}
