package evenhand.fairness.groups;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A scheme that groups recorded ethnicity into Asian, Black, Mixed, White and Other, read from a
 * table of codes. It knows a value by its code, its standard name or its data.police.uk label.
 */
public final class EthnicityScheme {
  private static final List<String> KEYS = List.of("code", "name", "label");
  private static final String SELF_DEFINED = "ethnicity-groups.csv";
  private static final String OFFICER_DEFINED = "officer-defined-groups.csv";

  private EthnicityScheme() {}

  /** Names of the schemes there are. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>();
    try (CSVParser table = open(SELF_DEFINED)) {
      names.addAll(table.getHeaderNames());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    KEYS.forEach(names::remove);
    return names;
  }

  /** Groups self-defined codes; a value that the scheme does not know is missing. */
  public static Optional<Grouping> selfDefined(String scheme, Collection<String> missing) {
    return read(SELF_DEFINED, scheme).map(groups -> Grouping.byMap(groups, missing));
  }

  /** Groups officer-defined codes and names in the same scheme. */
  public static Optional<Grouping> officerDefined(String scheme, Collection<String> missing) {
    return read(OFFICER_DEFINED, scheme).map(groups -> Grouping.byMap(groups, missing));
  }

  /** The groups of a scheme; none where there is no such scheme. */
  public static Set<String> groups(String scheme) {
    return new TreeSet<>(read(SELF_DEFINED, scheme).orElse(Map.of()).values());
  }

  private static Optional<Map<String, String>> read(String resource, String scheme) {
    try (CSVParser table = open(resource)) {
      if (KEYS.contains(scheme) || !table.getHeaderNames().contains(scheme)) {
        return Optional.empty();
      }
      Map<String, String> groups = new LinkedHashMap<>();
      for (CSVRecord row : table) {
        String group = row.get(scheme);
        KEYS.stream()
            .map(row::get)
            .filter(key -> !key.isEmpty() && !group.isEmpty())
            .forEach(key -> groups.put(key, group));
      }
      return Optional.of(groups);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CSVParser open(String resource) throws IOException {
    var stream = EthnicityScheme.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IOException("the resource " + resource + " is not in the jar");
    }
    Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
    return CSVFormat.DEFAULT
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .setCommentMarker('#')
        .get()
        .parse(reader);
  }
}
