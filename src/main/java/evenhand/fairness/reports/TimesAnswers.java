package evenhand.fairness.reports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.disclosure.Differencing;
import evenhand.fairness.recorded.AuditRequest;
import evenhand.fairness.recorded.TimesReport;
import evenhand.fairness.recorded.TimesReport.Row;
import evenhand.fairness.recorded.TimesReport.Timed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What was answered about times, kept beside the reports. Figures that differ from some that were
 * answered before to the same question by so few people that the two, subtracted, would show single
 * ones are not given out: the newest that were are answered again. Thread-safe.
 */
public final class TimesAnswers {
  private static final String FOLDER = "times";
  private static final TypeReference<List<Map<Audience, TimesReport>>> ANSWERS =
      new TypeReference<>() {};

  private final Path folder;
  private final ObjectMapper json;
  private final Periods periods;

  /**
   * Keeps answers below the folder of reports.
   *
   * @param periods which days may be asked for, and so whether answers are held against each other
   */
  public TimesAnswers(Path folder, ObjectMapper json, Periods periods) {
    this.folder = folder.resolve(FOLDER);
    this.json = json;
    this.periods = periods;
  }

  /**
   * What is answered, for each audience.
   *
   * @param now the figures as they are
   */
  synchronized Map<Audience, TimesReport> answer(
      ReportOrder order, Map<Audience, TimesReport> now) {
    if (!periods.isBound()) {
      return now;
    }
    Path file = folder.resolve(name(order));
    try {
      List<Map<Audience, TimesReport>> given = new ArrayList<>();
      if (Files.exists(file)) {
        given.addAll(json.readValue(file.toFile(), ANSWERS));
      }
      if (given.stream().anyMatch(earlier -> isTooLike(whole(earlier), whole(now)))) {
        return given.get(given.size() - 1);
      }
      given.add(now);
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "answer", ".new");
      Files.write(written, json.writeValueAsBytes(given));
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      return now;
    } catch (IOException e) {
      throw new UncheckedIOException("the times answered below " + folder + " cannot be kept", e);
    }
  }

  /** Rulebook and characteristic are known ones, so that their names are fit for a file. */
  private static String name(ReportOrder order) {
    return String.join(
            "_",
            order.rulebook(),
            order.from().toString(),
            order.to().toString(),
            order.characteristic().orElse(AuditRequest.CHARACTERISTIC_DEFAULT))
        + ".json";
  }

  private static TimesReport whole(Map<Audience, TimesReport> answer) {
    TimesReport whole = answer.get(Audience.FORCE);
    if (whole == null) {
      throw new IllegalStateException("an answer without its whole figures was kept");
    }
    return whole;
  }

  private static boolean isTooLike(TimesReport earlier, TimesReport now) {
    Map<String, Row> before = rows(earlier);
    Map<String, Row> after = rows(now);
    Map<String, Long> counts = new HashMap<>();
    Map<String, Long> counted = new HashMap<>();
    before.forEach((name, row) -> counts.putAll(counts(name, row)));
    after.forEach((name, row) -> counted.putAll(counts(name, row)));
    if (counts.equals(counted)) {
      return true;
    }
    addNoughts(counts, counted);
    addNoughts(counted, counts);
    // A median that moves alone shows in whose row a time was changed.
    boolean isMedianMoved =
        after.entrySet().stream()
            .anyMatch(
                row -> {
                  Row was = before.get(row.getKey());
                  return was != null && isMedianMoved(was, row.getValue());
                });
    return isMedianMoved
        || !Differencing.exposed(counts, counted, Audience.PUBLIC.withheldMax()).isEmpty();
  }

  /** Who is not named in a table that was shown is known to be nobody. */
  private static void addNoughts(Map<String, Long> counts, Map<String, Long> others) {
    Set<String> clocks = new HashSet<>();
    counts.keySet().forEach(name -> clocks.add(clock(name)));
    others.keySet().stream()
        .filter(name -> clocks.contains(clock(name)))
        .forEach(name -> counts.putIfAbsent(name, 0L));
  }

  private static String clock(String name) {
    return name.substring(0, name.indexOf('\n'));
  }

  private static boolean isMedianMoved(Row before, Row after) {
    OptionalDouble median = before.medianMinutes();
    return counts("", before).equals(counts("", after)) && !median.equals(after.medianMinutes());
  }

  private static Map<String, Row> rows(TimesReport report) {
    Map<String, Row> rows = new HashMap<>();
    for (Timed timed : report.times()) {
      rows.put(timed.id(), timed.all());
      timed.byPlace().rows().forEach(row -> rows.put(timed.id() + "\nplace\n" + row.name(), row));
      timed.byGroup().rows().forEach(row -> rows.put(timed.id() + "\ngroup\n" + row.name(), row));
    }
    return rows;
  }

  private static Map<String, Long> counts(String name, Row row) {
    Map<String, OptionalLong> counts =
        Map.of(
            "contacts", row.contacts(),
            "known", row.known(),
            "within", row.within(),
            "late", row.late(),
            "unknown", row.unknown(),
            "excused", row.excused());
    Map<String, Long> figures = new HashMap<>();
    counts.forEach((column, count) -> figures.put(name + "\n" + column, count.orElse(0)));
    return figures;
  }
}
