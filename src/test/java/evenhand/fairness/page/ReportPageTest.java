package evenhand.fairness.page;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.fairness.Audits;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.report.Release;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ReportPageTest {
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(\\.\\d+)?%?");
  private static final String SPEC =
      """
      title: Invented decisions <of> "many" & few
      group: {column: g, missing: [""], fallback: seen, comparator: White}
      decision_points:
        - id: graded_high
          column: y
          selected: [yes]
          adverse: false
          outcome: {column: harm, positive: [yes]}
          strata:
            - {columns: [kind], status: legitimate, reason: policy, agreed_by: the board}
            - {columns: [sex], status: contested}
      intersections: [[sex]]
      area: area
      period: {column: day, by: month, baseline_periods: 2}
      """;

  /** Invented, seeded; Black is selected less often, and some groups are small. */
  private static Audit audit() {
    Random random = new Random(7);
    List<String> groups = List.of("White", "White", "White", "White", "Black", "Asian", "");
    StringBuilder csv = new StringBuilder("g,seen,y,harm,kind,sex,area,day\n");
    for (int i = 0; i < 6_000; i++) {
      String group = i % 500 == 0 ? "Mixed" : groups.get(random.nextInt(groups.size()));
      double rate = group.equals("Black") ? 0.2 : 0.4;
      csv.append(group)
          .append(group.isEmpty() ? ",Black" : "," + group)
          .append(random.nextDouble() < rate ? ",yes" : ",no")
          .append(random.nextDouble() < 0.3 ? ",yes" : ",no")
          .append(random.nextBoolean() ? ",a" : ",b")
          .append(random.nextBoolean() ? ",F" : ",M")
          .append(random.nextInt(20) == 0 ? ",North" : ",South")
          .append(String.format(",2026-%02d-15\n", 1 + random.nextInt(6)));
    }
    return Audits.audit(
        SPEC, new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static PageView page(Audience audience) {
    return new PageBuilder(Release.of(audit(), audience, Map.of())).page();
  }

  private static String html(Audience audience) {
    return ReportPage.write(Release.of(audit(), audience, Map.of()));
  }

  @Test
  void eachNumberInASentenceStandsInATable() {
    for (Audience audience : Audience.values()) {
      PageView page = page(audience);
      for (PageView.Point point : page.points()) {
        Set<String> figures = new HashSet<>(Set.of("100"));
        for (PageView.Section section : point.sections()) {
          section.tables().forEach(table -> addNumbers(figures, table));
        }
        List<PageView.Section> figuresInWords =
            point.sections().stream().filter(each -> !each.heading().equals("Over time")).toList();
        for (PageView.Section section : figuresInWords) {
          section.paragraphs().forEach(words -> assertNumbers(words, figures));
        }
        assertNumbers(page.summary().get(0), figures);
      }
    }
  }

  private static void addNumbers(Set<String> figures, TableView table) {
    for (List<String> row : table.rows()) {
      for (String cell : row) {
        Matcher numbers = NUMBER.matcher(cell);
        while (numbers.find()) {
          figures.add(numbers.group());
        }
      }
    }
  }

  private static void assertNumbers(String sentence, Set<String> figures) {
    Matcher numbers = NUMBER.matcher(sentence);
    while (numbers.find()) {
      assertThat(figures).as(sentence).contains(numbers.group());
    }
  }

  @Test
  void eachMarkOfAChartHasItsValueInATable() {
    for (PageView.Point point : page(Audience.FORCE).points()) {
      Set<String> figures = new HashSet<>();
      point.sections().forEach(s -> s.tables().forEach(table -> addNumbers(figures, table)));
      for (PageView.Section section : point.sections()) {
        for (ChartView chart : section.charts()) {
          assertThat(chart.rows()).isNotEmpty();
          for (ChartView.Row row : chart.rows()) {
            assertNumbers(row.value(), figures);
            row.mark().forEach(x -> assertThat(x).isBetween(250, 600));
          }
        }
      }
    }
  }

  @Test
  void thePageIsWellFormedAndNeedsNothingElse()
      throws IOException, SAXException, ParserConfigurationException {
    String html = html(Audience.FORCE);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var document =
        factory
            .newDocumentBuilder()
            .parse(
                new InputSource(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8))));
    assertThat(document.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("Invented decisions <of> \"many\" & few");
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("link").getLength()).isZero();
    assertThat(html).doesNotContain("http:", "https:", " src=", "@import", "url(");
  }

  @Test
  void theWordsAreTheOnesAgreed() {
    String html = html(Audience.FORCE);
    assertThat(html)
        .contains("a convention, not a legal test")
        .contains("larger than chance alone would usually give")
        .contains("For every 100 White decisions selected")
        .contains("Unknown")
        .doesNotContainIgnoringCase("significant")
        .doesNotContain("BAME", "NaN", "Infinity", "null");
  }

  @Test
  void everyTableHasACaptionAndNoEmptyCell() {
    String html = html(Audience.PUBLIC);
    assertThat(html).doesNotContain("<td></td>", "<td class=\"number\"></td>");
    assertThat(html.split("<table>", -1)).hasSameSizeAs(html.split("<caption>", -1));
    assertThat(html.split("<svg ", -1)).hasSameSizeAs(html.split("<desc ", -1));
  }

  @Test
  void aHeadlineSaysWhichWayTheGapGoes() {
    PageView page = page(Audience.FORCE);
    assertThat(page.summary().get(1)).contains("Black (Graded high, less often)");
    List<String> headers = page.overview().headers();
    List<String> row = page.overview().rows().get(0);
    assertThat(row.get(headers.indexOf("Black"))).matches("(Watch|Explain|Stop), less often");
    assertThat(row.get(headers.indexOf("Asian"))).as("no gap, no way").doesNotContain("often");
  }

  @Test
  void aGapThatTurnsRoundLikeWithLikeIsSaidToGoBothWays() {
    // Fewer of the group are selected in all, more of it in each kind.
    assertThat(headlineOfTwoKinds(95, 450))
        .contains("less often as counted, more often like with like");
  }

  @Test
  void aWayThatChanceCouldGiveIsNotSaid() {
    // As counted the gap is plain; within the kinds it turns round by what chance would give.
    assertThat(headlineOfTwoKinds(81, 183)).contains("Black (Graded high, less often)");
  }

  @Test
  void aHeadlineOfAnotherScenarioHasNoWay() {
    // Those who state a group come out alike; filled in as officers saw them, they do not.
    String unstated = ",Black,no,no,a,F,South,2026-01-15\n".repeat(280);
    assertThat(headline(rows("White", "a", 1000, 500), rows("Black", "a", 300, 150), unstated))
        .contains("Black (Graded high)");
  }

  /**
   * Of 900 and 100 White decisions of two kinds 720 and 20 are selected; of 100 and 900 Black,
   * these.
   */
  private static String headlineOfTwoKinds(int blackOfFirst, int blackOfSecond) {
    return headline(
        rows("White", "a", 900, 720),
        rows("White", "b", 100, 20),
        rows("Black", "a", 100, blackOfFirst),
        rows("Black", "b", 900, blackOfSecond));
  }

  private static String headline(String... rows) {
    String csv = "g,seen,y,harm,kind,sex,area,day\n" + String.join("", rows);
    Audit audit =
        Audits.audit(SPEC, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    return new PageBuilder(Release.of(audit, Audience.FORCE, Map.of())).page().summary().get(1);
  }

  private static String rows(String group, String kind, int all, int selected) {
    String row = group + "," + group + ",%s,no," + kind + ",F,South,2026-01-15\n";
    return row.formatted("yes").repeat(selected) + row.formatted("no").repeat(all - selected);
  }

  @Test
  void smallGroupsAreWithheldFromThePublicAndShownToTheForce() {
    PageView full = page(Audience.FORCE);
    PageView open = page(Audience.PUBLIC);
    assertThat(row(full, "Mixed").get(1)).isEqualTo("12");
    assertThat(row(open, "Mixed").subList(1, 10)).containsOnly(Figures.WITHHELD);
    assertThat(open.version()).contains("1 to 9");
    assertThat(open.notes().toString()).contains("withheld");
  }

  @Test
  void theSameAuditGivesTheSameBytes() {
    assertThat(html(Audience.BOARD)).isEqualTo(html(Audience.BOARD));
  }

  private static List<String> row(PageView page, String group) {
    return page.points().get(0).sections().get(0).tables().get(0).rows().stream()
        .filter(row -> row.get(0).equals(group))
        .findFirst()
        .orElseThrow();
  }
}
