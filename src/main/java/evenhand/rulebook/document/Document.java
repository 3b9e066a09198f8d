package evenhand.rulebook.document;

import java.util.List;

/**
 * A document for people, ready to be put on paper: all of its text is finished.
 *
 * @param facts name and value of what stands at its head
 */
public record Document(
    String title, String subtitle, List<List<String>> facts, List<Section> sections) {
  public Document {
    facts = facts.stream().map(List::copyOf).toList();
    sections = List.copyOf(sections);
  }

  /** A part with a heading; what is empty is left out. */
  public record Section(
      String id,
      String heading,
      List<String> paragraphs,
      List<String> bullets,
      List<Table> tables,
      List<RuleText> rules) {
    public Section {
      paragraphs = List.copyOf(paragraphs);
      bullets = List.copyOf(bullets);
      tables = List.copyOf(tables);
      rules = List.copyOf(rules);
    }

    /** A section of text and tables. */
    public static Section of(
        String heading, List<String> paragraphs, List<String> bullets, Table... tables) {
      return new Section(
          idOf(heading),
          heading,
          paragraphs,
          bullets,
          List.of(tables).stream().filter(table -> !table.rows().isEmpty()).toList(),
          List.of());
    }

    static String idOf(String heading) {
      return heading.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
  }

  /**
   * Rows of text; the first cell of each names it.
   *
   * @param widths of the columns, in per cent, in steps of 5
   */
  public record Table(
      String caption, List<String> headers, List<Integer> widths, List<List<String>> rows) {
    public Table {
      headers = List.copyOf(headers);
      widths = List.copyOf(widths);
      rows = rows.stream().map(List::copyOf).toList();
      if (widths.size() != headers.size() || widths.stream().mapToInt(each -> each).sum() != 100) {
        throw new IllegalArgumentException("the columns of '" + caption + "' do not fill the page");
      }
    }
  }

  /** A statement with those that it draws together. */
  public record Item(String text, List<Item> items) {
    public Item {
      items = List.copyOf(items);
    }
  }

  /**
   * One rule.
   *
   * @param head the words before the conditions; empty where the rule has none
   * @param cites what it rests on, one text each
   * @param parameters id, meaning, value with its day, source of each that it reads
   * @param cases worked cases: in which it applies, and in which it does not
   * @param written the rule as it is written, and where
   */
  public record RuleText(
      String id,
      String title,
      String standing,
      String head,
      List<Item> when,
      List<String> then,
      List<String> cites,
      List<List<String>> parameters,
      List<String> cases,
      String written,
      String place) {
    public RuleText {
      when = List.copyOf(when);
      then = List.copyOf(then);
      cites = List.copyOf(cites);
      parameters = parameters.stream().map(List::copyOf).toList();
      cases = List.copyOf(cases);
    }
  }
}
