package evenhand.fairness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.fairness.Audits;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.FirstOnly;
import evenhand.fairness.comparison.RecordedFindings.Override;
import evenhand.fairness.comparison.RecordedFindings.Reason;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.statistics.Proportion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What readers of a version, of two versions or of two of its tables can work out: no small count.
 */
class WithheldForReadersTest {
  private static final int TABLES = 300;
  private static final List<String> GROUPS = List.of("Asian", "Black", "Mixed", "Other", "White");
  private static final List<String> KINDS =
      List.of("harsher KNOWN_RISK", "harsher OTHER", "milder OTHER", "milder VIEW_OF_VICTIM");
  private static final String SPEC =
      """
      group: {column: g, comparator: White}
      weight: n
      decision_points:
        - {id: y, column: y, selected: [1], adverse: true}
      """;

  /** Selected and not selected, by group. */
  private static Map<String, long[]> counts(Random random) {
    Map<String, long[]> counts = new LinkedHashMap<>();
    for (String group : GROUPS) {
      counts.put(group, new long[] {count(random), 10 + random.nextInt(90)});
    }
    counts.put("", new long[] {count(random), count(random)});
    return counts;
  }

  private static int count(Random random) {
    return random.nextInt(3) == 0 ? random.nextInt(10) : 10 + random.nextInt(40);
  }

  private static Audit audit(Map<String, long[]> counts) {
    StringBuilder csv = new StringBuilder("g,y,n\n");
    counts.forEach(
        (group, cells) ->
            csv.append("%s,1,%d\n%s,0,%d\n".formatted(group, cells[0], group, cells[1])));
    return Audits.audit(
        SPEC, new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static Audit with(Audit audit, List<Override> overrides, List<FirstOnly> firstOnly) {
    RecordedFindings findings =
        new RecordedFindings(
            new RecordedFindings.Provenance(
                new RecordedFindings.Subject("r", "R", "ethnicity"),
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                "test",
                Optional.empty(),
                true),
            List.of(),
            overrides,
            List.of(),
            new RecordedFindings.Proxies("victim", List.of()),
            List.of(),
            firstOnly,
            List.of(),
            List.of(),
            List.of());
    return new Audit(
        audit.spec(),
        audit.data(),
        audit.families(),
        audit.beside(),
        audit.notes(),
        Optional.of(findings));
  }

  private static JsonNode report(Audit audit, Audience audience) {
    return ReportJson.of(Release.of(audit, audience, Map.of()));
  }

  private static boolean isWithheld(JsonNode row) {
    return row.path("withheld").asBoolean();
  }

  private static void assertNotSmall(long count, Audience audience, String about) {
    assertThat(count <= 0 || count > audience.withheldMax())
        .as("%s, %s: %d", audience, about, count)
        .isTrue();
  }

  private static List<Override> overrides(Random random) {
    List<long[]> rows = new ArrayList<>();
    GROUPS.forEach(
        group -> {
          int few = random.nextInt(4) == 0 ? 3 : 50;
          rows.add(random.ints(KINDS.size() + 1, 0, few).asLongStream().toArray());
        });
    List<Override> overrides = new ArrayList<>();
    for (int kind = 0; kind < KINDS.size(); kind++) {
      for (int group = 0; group < GROUPS.size(); group++) {
        long[] row = rows.get(group);
        long responses = LongStream.of(row).sum();
        String[] named = KINDS.get(kind).split(" ", -1);
        Reason reason = new Reason(named[1], new Proportion(row[kind], responses));
        overrides.add(new Override("victim", GROUPS.get(group), named[0], reason));
      }
    }
    return overrides;
  }

  @Test
  void noReasonOfAnOverrideCanBeWorkedOut() {
    Random random = new Random(3);
    int withheld = 0;
    for (int table = 0; table < TABLES; table++) {
      List<Override> overrides = overrides(random);
      Audit audit = with(audit(counts(new Random(1))), overrides, List.of());
      for (Audience audience : List.of(Audience.BOARD, Audience.PUBLIC)) {
        JsonNode rows = report(audit, audience).get("overrides");
        for (String group : GROUPS) {
          String about = "seed 3, table " + table + ", " + group;
          withheld += assertHidden(overrides, rows, group, audience, about);
        }
      }
    }
    assertThat(withheld).as("the tables have small counts").isGreaterThan(TABLES);
  }

  /** Against the group's responses, and its overrides in one direction, which other tables show. */
  private static int assertHidden(
      List<Override> overrides, JsonNode rows, String group, Audience audience, String about) {
    long responses = 0;
    int hiddenInAll = 0;
    long left = 0;
    for (String direction : List.of("harsher", "milder")) {
      int hidden = 0;
      int shown = 0;
      for (int i = 0; i < overrides.size(); i++) {
        Override each = overrides.get(i);
        if (each.group().equals(group) && each.direction().equals(direction)) {
          Proportion share = each.reason().overrides();
          responses = Math.round(share.total());
          if (isWithheld(rows.get(i))) {
            hidden++;
          } else {
            shown++;
            left += Math.round(share.selected());
            assertNotSmall(rows.get(i).get("x").asLong(), audience, about);
            assertNotSmall(rows.get(i).get("n").asLong(), audience, about + ", responses");
          }
        }
      }
      assertThat(hidden == 0 || shown == 0).as("%s: %s whole or not", about, direction).isTrue();
      hiddenInAll += hidden;
    }
    if (hiddenInAll < KINDS.size()) {
      assertNotSmall(responses - left, audience, about + ", responses less what is shown");
    }
    return hiddenInAll;
  }

  @Test
  void firstDecisionsOfContactsGiveNoSmallCountAwayNorDoTheLaterOnes() {
    Random random = new Random(5);
    int shown = 0;
    int withheld = 0;
    for (int table = 0; table < TABLES; table++) {
      Map<String, long[]> all = counts(random);
      Map<String, long[]> first = new LinkedHashMap<>();
      all.forEach((group, cells) -> first.put(group, fewer(random, cells)));
      Audit audit = with(audit(all), List.of(), firstOnly(audit(first)));
      for (Audience audience : List.of(Audience.BOARD, Audience.PUBLIC)) {
        JsonNode report = report(audit, audience);
        for (JsonNode row : report.get("first_of_contact")) {
          if (isWithheld(row)) {
            withheld++;
            assertThat(row.path("ratio").isMissingNode()).isTrue();
            continue;
          }
          shown++;
          for (String group : List.of(row.get("group").asText(), "White")) {
            for (int cell = 0; cell < 2; cell++) {
              long on = cells(first, group)[cell];
              String about = "seed 5, table " + table + ", " + group;
              assertNotSmall(on, audience, about + ", first");
              assertNotSmall(cells(all, group)[cell] - on, audience, about + ", later");
            }
          }
        }
      }
    }
    assertThat(shown).as("some are shown").isGreaterThan(TABLES / 10);
    assertThat(withheld).as("some are withheld").isGreaterThan(TABLES);
  }

  private static long[] cells(Map<String, long[]> counts, String group) {
    return Objects.requireNonNull(counts.get(group));
  }

  private static long[] fewer(Random random, long[] cells) {
    int most = random.nextInt(3) == 0 ? 4 : 20;
    return new long[] {
      Math.max(0, cells[0] - random.nextInt(most)), Math.max(1, cells[1] - random.nextInt(most))
    };
  }

  private static List<FirstOnly> firstOnly(Audit first) {
    List<FirstOnly> figures = new ArrayList<>();
    Family family = first.families().get(0);
    for (GroupResult result : family.groups()) {
      result
          .versus()
          .ifPresent(
              versus -> figures.add(new FirstOnly(family.point(), result.group(), versus, false)));
    }
    return figures;
  }

  @Test
  void nobodyWhoReadsTwoVersionsLearnsFromOneWhatTheOtherWithholds() {
    Random random = new Random(9);
    int compared = 0;
    for (int table = 0; table < TABLES; table++) {
      Map<String, long[]> all = counts(random);
      Audit audit = with(audit(all), overrides(random), firstOnly(audit(all)));
      JsonNode board = report(audit, Audience.BOARD);
      JsonNode everybody = report(audit, Audience.PUBLIC);
      for (String list : List.of("overrides", "first_of_contact")) {
        compared += assertWithheldToo(board.get(list), everybody.get(list), list + ", " + table);
      }
      for (int family = 0; family < board.get("families").size(); family++) {
        JsonNode ours = board.get("families").get(family);
        JsonNode theirs = everybody.get("families").get(family);
        compared += assertWithheldToo(ours.get("groups"), theirs.get("groups"), "family " + table);
        if (isWithheld(ours.get("missing"))) {
          assertThat(isWithheld(theirs.get("missing"))).as("seed 9, missing, " + table).isTrue();
        }
      }
    }
    assertThat(compared).as("the board's version withholds something").isGreaterThan(TABLES);
  }

  private static int assertWithheldToo(JsonNode board, JsonNode everybody, String about) {
    assertThat(everybody).hasSameSizeAs(board);
    int withheld = 0;
    for (int i = 0; i < board.size(); i++) {
      if (isWithheld(board.get(i))) {
        withheld++;
        assertThat(isWithheld(everybody.get(i))).as("seed 9, %s: %s", about, board.get(i)).isTrue();
      }
    }
    return withheld;
  }
}
