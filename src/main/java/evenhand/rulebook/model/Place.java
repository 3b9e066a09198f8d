package evenhand.rulebook.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in an Act: a section, schedule or part, or a run of them.
 *
 * @param kind {@code s}, {@code sch}, {@code part}, {@code ch}, {@code art}, {@code para}, {@code
 *     reg} or {@code code}
 * @param first number of the first, with its letters
 * @param last number of the last; the same as {@code first} where there is one only
 * @param below subsections and the like, from the outside in
 */
public record Place(String kind, String first, String last, List<String> below) {
  private static final String NUMBER = "(?:[0-9]+[A-Z]*|[IVX]+(?![a-z])|[A-Z](?![a-z]))";
  private static final String BELOW = "(?:\\s?\\([0-9A-Za-z]+\\))*(?:,?\\s*Ch\\.?\\s*[0-9IVX]+)?";
  private static final Pattern PLACE =
      Pattern.compile(
          "(?<![A-Za-z])(?<kind>ss?|sections?|schs?|schedules?|parts?|chs?|arts?|articles?|paras?"
              + "|regs?|code)(?:\\.|\\s|(?=[0-9]))\\s*(?=[0-9IVXA-Z])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ITEM =
      Pattern.compile(
          "(?<first>"
              + NUMBER
              + ")(?<below>"
              + BELOW
              + ")"
              + "(?:\\s*(?:-|to)\\s*(?<last>"
              + NUMBER
              + "))?");
  private static final Pattern NEXT =
      Pattern.compile("\\s*(?:,|and)\\s*(?:(?=[0-9])|(?<same>(?:\\([0-9A-Za-z]+\\))+))");
  private static final Pattern PIECE = Pattern.compile("[0-9A-Za-z]+");

  public Place {
    below = List.copyOf(below);
  }

  /** Every place that a text names, in its order; other words are passed over. */
  public static List<Place> all(String text) {
    List<Place> places = new ArrayList<>();
    Matcher head = PLACE.matcher(text);
    int at = 0;
    while (head.find(at)) {
      at = items(kind(head.group("kind")), text, head.end(), places);
    }
    return List.copyOf(places);
  }

  /** Where the first place of a text begins; its length where it names none. */
  public static int start(String text) {
    Matcher head = PLACE.matcher(text);
    return head.find() ? head.start() : text.length();
  }

  private static int items(String kind, String text, int start, List<Place> places) {
    Matcher item = ITEM.matcher(text);
    int at = start;
    while (item.find(at) && item.start() == at) {
      String last = item.group("last") == null ? item.group("first") : item.group("last");
      places.add(new Place(kind, item.group("first"), last, pieces(item.group("below"))));
      at = item.end();
      Matcher next = NEXT.matcher(text);
      while (next.find(at) && next.start() == at && next.group("same") != null) {
        places.add(new Place(kind, item.group("first"), last, pieces(next.group("same"))));
        at = next.end();
      }
      if (!next.find(at) || next.start() != at) {
        return at;
      }
      at = next.end();
    }
    return at;
  }

  private static List<String> pieces(String below) {
    return PIECE
        .matcher(below.replaceFirst("Ch\\.?\\s*", ""))
        .results()
        .map(found -> found.group())
        .toList();
  }

  private static String kind(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "s", "ss", "section", "sections" -> "s";
      case "schedule", "schedules", "schs" -> "sch";
      case "article", "articles", "arts" -> "art";
      default -> lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    };
  }

  /** Whether all of another place lies within this one. */
  public boolean covers(Place other) {
    return kind.equals(other.kind)
        && compare(first, other.first) <= 0
        && compare(other.last, last) <= 0
        && (below.isEmpty() || startsWith(other.below, below));
  }

  /** Whether some of another place lies within this one. */
  public boolean meets(Place other) {
    return kind.equals(other.kind)
        && compare(first, other.last) <= 0
        && compare(other.first, last) <= 0
        && (startsWith(below, other.below) || startsWith(other.below, below));
  }

  private static boolean startsWith(List<String> list, List<String> start) {
    return list.size() >= start.size() && list.subList(0, start.size()).equals(start);
  }

  /** The order of numbers in Acts: 2 before 2A before 3, and 66ZA before 66A. */
  static int compare(String a, String b) {
    int byNumber = Integer.compare(digits(a), digits(b));
    return byNumber != 0 ? byNumber : letters(a).compareTo(letters(b));
  }

  private static int digits(String number) {
    String digits = number.replaceAll("[A-Z]+$", "");
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }

  private static String letters(String number) {
    return number.replaceAll("^[0-9]+", "").replaceAll("Z(?=[A-Z])", "@");
  }
}
