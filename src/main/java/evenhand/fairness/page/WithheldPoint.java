package evenhand.fairness.page;

import evenhand.fairness.comparison.Family;
import evenhand.fairness.page.PageView.Section;
import java.util.List;

/** A decision point of which nothing may be shown: what it is, in one paragraph. */
final class WithheldPoint {
  private WithheldPoint() {}

  /** Said in place of all sections where no comparison may be shown. */
  static Section of(Family family) {
    return new Section(
        "As counted",
        List.of(
            "“Selected” means: "
                + selected(family)
                + " Every figure is withheld, because the counts are too small to be shown."),
        List.of(),
        List.of());
  }

  static String selected(Family family) {
    String meaning = family.point().meaning().selected();
    return meaning.isEmpty()
        ? family.point().column() + " is " + family.point().selected().words() + "."
        : meaning;
  }
}
