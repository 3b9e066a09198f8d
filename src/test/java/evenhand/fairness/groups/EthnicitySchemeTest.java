package evenhand.fairness.groups;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.fairness.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EthnicitySchemeTest {
  private static final List<String> MISSING = List.of("", "NS", "N1", "N2", "N3", "N4");

  private static Grouping scheme(String name) {
    return EthnicityScheme.selfDefined(name, MISSING).orElseThrow();
  }

  @Test
  void chineseIsOtherInTheSchemeOf2001AndAsianSince() {
    assertThat(scheme("16A-to-5").of("O1")).contains("Other");
    assertThat(scheme("16A-to-5").of("Chinese")).contains("Other");
    assertThat(scheme("18A-to-5").of("O1")).contains("Asian");
    assertThat(scheme("18A-to-5").of("A4")).contains("Asian");
    assertThat(scheme("19A-to-5").of("Chinese")).contains("Asian");
  }

  @Test
  void everyChineseRecordGoesOneWayAcrossAChangeOfLists() {
    for (String code : List.of("O1", "A4")) {
      assertThat(scheme("5A").of(code)).contains("Other");
      assertThat(scheme("5B").of(code)).contains("Asian");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NS", "N1", "N2", "N3", "N4", "Z9"})
  void notStatedIsMissingAndNeverOther(String code) {
    for (String name : EthnicityScheme.names()) {
      assertThat(scheme(name).of(code)).isEmpty();
    }
    assertThat(scheme("18A-to-5").of("Other ethnic group - Not stated")).isEmpty();
  }

  @Test
  void anOfficersViewCannotYieldMixed() {
    Grouping seen = EthnicityScheme.officerDefined("18A-to-5", MISSING).orElseThrow();
    assertThat(seen.of("1")).contains("White");
    assertThat(seen.of("3")).contains("Black");
    assertThat(seen.of("5")).contains("Asian");
    assertThat(seen.of("White")).contains("White");
    assertThat(seen.of("0")).isEmpty();
    assertThat(seen.of("Mixed")).isEmpty();
  }

  @Test
  void thereAreSchemesForAllThreeLists() {
    assertThat(EthnicityScheme.names())
        .isEqualTo(Set.of("16A-to-5", "18A-to-5", "19A-to-5", "5A", "5B"));
    assertThat(EthnicityScheme.selfDefined("code", MISSING)).isEmpty();
    assertThat(EthnicityScheme.selfDefined("20A-to-5", MISSING)).isEmpty();
  }

  /** The table of codes says what the classifications of Ethnicity facts and figures say. */
  @Test
  void groupsAreThoseOfEthnicityFactsAndFigures() throws IOException {
    Map<String, String> broad = Map.of("Other inc Chinese", "Other");
    for (String edition : List.of("16A", "18A", "19A")) {
      Grouping grouping = scheme(edition + "-to-5");
      definitions(edition)
          .forEach(
              (standard, parent) -> {
                String expected = broad.getOrDefault(parent, parent);
                assertThat(grouping.of(standard)).as(edition + " " + standard).contains(expected);
              });
    }
  }

  /** Every label of data.police.uk is known by its code's group. */
  @Test
  void labelsOfDataPoliceUkAreKnown() throws IOException {
    Grouping grouping = scheme("18A-to-5");
    try (CSVParser table = open(SharedData.file("met_ethnicity_codes.csv"))) {
      for (CSVRecord row : table) {
        assertThat(grouping.of(row.get("data_police_uk_label")))
            .isEqualTo(grouping.of(row.get("code")));
      }
    }
  }

  private static Map<String, String> definitions(String edition) throws IOException {
    Map<String, String> parents = new HashMap<>();
    Map<String, String> renamed =
        Map.of("Any Other Ethnic Background", "Any other", "All", "", "Unknown", "");
    try (CSVParser table = open(SharedData.file("eff_classification_definitions.csv"))) {
      for (CSVRecord row : table) {
        boolean isRequired = row.get("Required").equals("TRUE");
        if (row.get("Code").equals(edition) && isRequired) {
          String standard = row.get("Standard");
          parents.put(renamed.getOrDefault(standard, standard), row.get("Parent"));
        }
      }
    }
    assertThat(parents).as(edition).hasSizeGreaterThan(15);
    return parents;
  }

  private static CSVParser open(Path file) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    return format.parse(Files.newBufferedReader(file));
  }
}
