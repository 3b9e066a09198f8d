package evenhand.rulebook;

import evenhand.rulebook.drl.DrlFile;
import evenhand.rulebook.source.Yaml;
import evenhand.rulebook.source.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of one rulebook, and of what it shares, as text. Line ends are normalised, so that a
 * checkout on another system is the same revision.
 */
record RulebookFolder(String id, SortedMap<String, String> files) {
  private static final List<String> SHARED = List.of("questions.yml", "calendar.yml");
  private static final int BYTES_MAX = 2_000_000;
  private static final String FORCE = "force/";
  private static final String CALENDAR = "calendar.yml";

  RulebookFolder {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Reads a folder below the rules folder; vignettes and the changelog decide nothing. */
  static RulebookFolder read(Path rules, String id) {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(rules.resolve(id))) {
      entries
          .filter(Files::isRegularFile)
          .filter(path -> path.toString().endsWith(".yml") || path.toString().endsWith(".drl"))
          .forEach(path -> put(files, id + "/" + path.getFileName(), path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    for (String name : SHARED) {
      Path path = rules.resolve("shared").resolve(name);
      if (Files.exists(path)) {
        put(files, "shared/" + name, path);
      }
    }
    return new RulebookFolder(id, files);
  }

  /** The files of a revision as they were kept when it first ran. */
  static RulebookFolder stored(String id, Map<String, byte[]> content) {
    SortedMap<String, String> files = new TreeMap<>();
    content.forEach((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return new RulebookFolder(id, files);
  }

  /** The same with what a force sets, which is part of the revision: values, and school terms. */
  RulebookFolder withForce(Path overrides) {
    SortedMap<String, String> joined = new TreeMap<>(files);
    Path values = overrides.resolve(id + ".yml");
    if (Files.exists(values)) {
      put(joined, forceFile(), values);
    }
    Path calendar = overrides.resolve(CALENDAR);
    if (Files.exists(calendar)) {
      put(joined, "shared/" + CALENDAR, calendar);
    }
    return new RulebookFolder(id, joined);
  }

  private String forceFile() {
    return FORCE + id + ".yml";
  }

  Optional<Yaml> force() {
    return Optional.ofNullable(files.get(forceFile()))
        .map(text -> YamlReader.read(forceFile(), text));
  }

  private static void put(SortedMap<String, String> files, String name, Path path) {
    try {
      if (Files.size(path) > BYTES_MAX) {
        throw fault(name, "a file has at most " + BYTES_MAX + " bytes; split it");
      }
      files.put(name, Files.readString(path, StandardCharsets.UTF_8).replace("\r\n", "\n"));
    } catch (java.nio.charset.CharacterCodingException wrong) {
      throw fault(name, "the file is no UTF-8");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static RulebookFaultException fault(String file, String message) {
    return new RulebookFaultException(List.of(new RulebookFaultException.Fault(file, 0, message)));
  }

  Yaml yaml(String name) {
    String path = name.startsWith("shared/") ? name : id + "/" + name;
    String text = files.get(path);
    if (text == null) {
      throw fault(path, "the file is missing");
    }
    return YamlReader.read(path, text);
  }

  /** A file that a folder may leave out. */
  Optional<Yaml> find(String name) {
    return files.containsKey(id + "/" + name) ? Optional.of(yaml(name)) : Optional.empty();
  }

  List<DrlFile> drl() {
    return files.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(".drl"))
        .map(entry -> new DrlFile(entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * SHA-256 over the files in order of their paths: for each the path, a zero byte, the length of
   * its UTF-8 bytes in decimal, a zero byte, and the bytes.
   */
  Revision revision() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
        digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(String.valueOf(bytes.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        digest.update(bytes);
      }
      return new Revision("sha256:" + HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
