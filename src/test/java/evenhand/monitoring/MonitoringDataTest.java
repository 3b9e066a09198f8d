package evenhand.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.monitoring.InvalidMonitoringException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringDataTest {
  @Test
  void codesAreKeptAsRecorded() {
    MonitoringData data =
        read(
            """
            {"victim": {"ethnicity_self_defined": "N4", "age": 34, "deprivation_decile": 1},
             "suspect": {"ethnicity_officer_defined": "6", "sex": "M", "religion": null}}
            """);

    assertThat(data.toJson().toString())
        .isEqualTo(
            "{\"victim\":{\"ethnicity_self_defined\":\"N4\",\"age\":34,\"deprivation_decile\":1},"
                + "\"suspect\":{\"ethnicity_officer_defined\":\"6\",\"sex\":\"M\"}}");
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    {"victim": {"ethnicity_self_defined": "White", "age": 130, "name": "x"},
                     "witness": {}, "caller": 3, "suspect": {"deprivation_decile": "1"}}
                    """))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidMonitoringException.class))
        .extracting(e -> e.faults().stream().map(Fault::pointer).sorted().toList())
        .isEqualTo(
            List.of(
                "/monitoring/caller",
                "/monitoring/suspect/deprivation_decile",
                "/monitoring/victim/age",
                "/monitoring/victim/ethnicity_self_defined",
                "/monitoring/victim/name",
                "/monitoring/witness"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"victim\": {\"ethnicity_self_defined\": \"a2\"}}",
        "{\"victim\": {\"ethnicity_self_defined\": 2}}",
        "{\"victim\": {\"ethnicity_officer_defined\": \"7\"}}",
        "{\"victim\": {\"sex\": [\"M\"]}}",
        "[]",
        "null"
      })
  void whatIsNotListedIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(InvalidMonitoringException.class);
  }

  @Test
  void aFaultNeverRepeatsWhatWasSent() {
    assertThatThrownBy(() -> read("{\"victim\": {\"religion\": \"jedi\"}}"))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidMonitoringException.class))
        .satisfies(e -> assertThat(e.faults().toString() + e.getMessage()).doesNotContain("jedi"));
  }

  @Test
  void aPersonOfWhomNothingIsRecordedIsNoPerson() {
    assertThat(read("{\"victim\": {}, \"suspect\": {\"sex\": null}}").isEmpty()).isTrue();
  }

  @Test
  void everyCodeOfThePoliceDataIsKnown() throws IOException {
    Path codes = Path.of("..", "shared", "data", "met_ethnicity_codes.csv");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(codes));
    assertThat(Characteristic.ETHNICITY_SELF_DEFINED.codes().keySet())
        .containsAll(
            Files.readAllLines(codes).stream().skip(1).map(line -> line.split(",")[0]).toList());
  }

  private static MonitoringData read(String json) {
    try {
      return MonitoringData.read(new ObjectMapper().readTree(json), "/monitoring");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
