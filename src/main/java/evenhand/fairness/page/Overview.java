package evenhand.fairness.page;

import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.comparison.Versus;
import evenhand.fairness.report.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The headline of every group at every decision point, on one page. */
final class Overview {
  private Overview() {}

  /** A row for each decision point. */
  static TableView of(Release release, List<Family> families) {
    TreeSet<String> groups = new TreeSet<>();
    for (Family family : families) {
      family.groups().forEach(result -> groups.add(result.group()));
    }
    String comparator = release.audit().spec().group().comparator();
    groups.remove(comparator);
    List<String> headers = new ArrayList<>(List.of("Decision point", "Selected is"));
    headers.addAll(groups);
    List<List<String>> rows = new ArrayList<>();
    for (Family family : families) {
      List<String> row = new ArrayList<>();
      row.add(Figures.words(family.point().id()));
      row.add(family.point().adverse() ? "worse" : "better");
      Map<String, String> headlines = new TreeMap<>();
      family
          .groups()
          .forEach(result -> headlines.put(result.group(), headline(release, family, result)));
      groups.forEach(group -> row.add(headlines.getOrDefault(group, Figures.UNDEFINED)));
      rows.add(row);
    }
    return new TableView("Headlines. Comparator: " + comparator, headers, rows);
  }

  private static String headline(Release release, Family family, GroupResult result) {
    Optional<Versus> versus = release.versus(family, result);
    if (versus.isEmpty()) {
      return Figures.WITHHELD;
    }
    String often = Direction.of(result, versus.get()).map(words -> ", " + words).orElse("");
    return result
        .headline()
        .map(headline -> Words.brief(headline.overall()) + often)
        .orElse(Figures.UNDEFINED);
  }
}
