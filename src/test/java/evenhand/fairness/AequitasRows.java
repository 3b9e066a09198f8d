package evenhand.fairness;

import static evenhand.fairness.Audits.family;
import static evenhand.fairness.Audits.group;
import static evenhand.fairness.SharedData.CLOSED_FORM;
import static evenhand.fairness.SharedData.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Holds an audit against rows as Aequitas writes them: one for each attribute and value. */
final class AequitasRows {
  private static final Map<String, String> RATES =
      Map.of(
          "pprev", "selection_rate",
          "fpr", "fpr",
          "fnr", "fnr",
          "tpr", "tpr",
          "tnr", "tnr",
          "for", "for",
          "fdr", "fdr",
          "precision", "ppv");

  private AequitasRows() {}

  static void assertRates(JsonNode report, String comparator, String attribute, JsonNode rows) {
    assertRows(report, comparator, attribute, rows, "", "/rate");
  }

  /** Ratios to the comparator; Aequitas's own row says 1, and is left out here. */
  static void assertDisparities(
      JsonNode report, String comparator, String attribute, JsonNode rows) {
    assertRows(report, comparator, attribute, rows, "_disparity", "/versus/ratio");
  }

  private static void assertRows(
      JsonNode report,
      String comparator,
      String attribute,
      JsonNode rows,
      String suffix,
      String field) {
    int checked = 0;
    for (JsonNode row : rows) {
      String value = row.get("attribute_value").asText();
      boolean isOther = suffix.isEmpty() || !value.equals(comparator);
      if (row.get("attribute_name").asText().equals(attribute) && isOther) {
        for (Map.Entry<String, String> rate : RATES.entrySet()) {
          JsonNode expected = row.get(rate.getKey() + suffix);
          if (expected != null) {
            String point = report.at("/families/0/decision_point").asText();
            JsonNode family = family(report, point, rate.getValue(), "A", comparator);
            JsonNode actual = group(family, value).at(field);
            assertSame(value + " " + rate.getKey() + suffix, actual, expected, CLOSED_FORM);
            checked++;
          }
        }
      }
    }
    assertThat(checked).as("figures of " + attribute).isPositive();
  }
}
