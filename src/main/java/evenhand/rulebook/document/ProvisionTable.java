package evenhand.rulebook.document;

import static evenhand.rulebook.document.RulebookPage.cell;

import evenhand.rulebook.model.Provision;
import evenhand.rulebook.model.Source;
import java.util.List;

/** The provisions that the rules may cite, as a Markdown table. */
final class ProvisionTable {
  private ProvisionTable() {}

  /** Empty where no source is statute. */
  static String of(List<Source> sources) {
    StringBuilder table = new StringBuilder();
    for (Source source : sources) {
      for (Provision provision : source.provisions()) {
        table.append(row(source, provision)).append('\n');
      }
    }
    return table.length() == 0
        ? ""
        : "\n### Provisions\n\n| source | place | in force | text of | read | note |\n"
            + "|---|---|---|---|---|---|\n"
            + table;
  }

  private static String row(Source source, Provision provision) {
    String amended = provision.amended().or(source::amended).orElse("");
    return "| "
        + source.key()
        + " | "
        + cell(provision.place())
        + " | "
        + cell(source.inForce(provision).says())
        + " | "
        + source.readOn(provision).map(String::valueOf).orElse("day not recorded")
        + " | "
        + source.readFirstHand(provision).replace("no (U)", "**U**")
        + " | "
        + cell(
            provision.note() + (amended.isEmpty() ? "" : " **Amended since review:** " + amended))
        + " |";
  }
}
