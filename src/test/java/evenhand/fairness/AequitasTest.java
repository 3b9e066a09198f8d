package evenhand.fairness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The inputs of Aequitas's own tests give the rates and disparities that those tests expect. */
class AequitasTest {
  private static final String FOLDER = "aequitas_test_artifacts/";
  private static final Map<String, String> COMPARATORS =
      Map.of("class", "High", "not_class", "Low", "class_1", "High", "class_2", "High");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 10})
  void expectedRatesAndDisparities(int number) throws IOException {
    assertExpected(number, "expected_output_test_" + number + ".csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bias", "fairness"})
  void expectedOfTheFirstInput(String kind) throws IOException {
    assertExpected(1, "expected_output_" + kind + "_test_1.csv");
  }

  private static void assertExpected(int number, String expected) throws IOException {
    Path input = SharedData.file(FOLDER + "test_" + number + ".csv");
    JsonNode rows = rows(SharedData.file(FOLDER + expected));
    TreeSet<String> attributes = new TreeSet<>();
    rows.forEach(row -> attributes.add(row.get("attribute_name").asText()));
    for (String attribute : attributes) {
      String comparator = COMPARATORS.get(attribute);
      JsonNode report = Audits.report(spec(attribute, comparator), input);
      AequitasRows.assertRates(report, comparator, attribute, rows);
      AequitasRows.assertDisparities(report, comparator, attribute, rows);
    }
  }

  private static String spec(String attribute, String comparator) {
    return """
        group: {column: %s, comparator: %s}
        decision_points:
          - id: score
            column: score
            selected: [1]
            adverse: true
            outcome: {column: label_value, positive: [1]}
        """
        .formatted(attribute, comparator);
  }

  /**
   * The rows whose reference group is this audit's. Where a denominator is nought Aequitas writes
   * NaN, NA or nothing, and this audit null; a rate of nought in the comparator leaves NA too.
   */
  private static JsonNode rows(Path file) throws IOException {
    ArrayNode rows = new ObjectMapper().createArrayNode();
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get();
    try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), format)) {
      for (CSVRecord record : parser) {
        Map<String, String> cells = record.toMap();
        String comparator = COMPARATORS.get(cells.get("attribute_name"));
        if (cells.getOrDefault("reference_group", comparator).equals(comparator)) {
          ObjectNode row = rows.addObject();
          cells.forEach((key, value) -> put(row, key, value));
        }
      }
    }
    return rows;
  }

  private static void put(ObjectNode row, String key, String value) {
    if (value.isEmpty() || value.equals("NA") || value.equals("NaN")) {
      row.putNull(key);
    } else if (value.matches("[0-9.eE+-]+")) {
      row.put(key, Double.parseDouble(value));
    } else {
      row.put(key, value);
    }
  }
}
