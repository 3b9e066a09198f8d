package evenhand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import evenhand.fairness.counting.CsvCounter;
import evenhand.fairness.counting.TableFaultException;
import evenhand.fairness.spec.AuditSpec;
import evenhand.fairness.spec.SpecReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;

/** A table of other people's making: counted, or refused with its line. */
class TableFuzzTest {
  private static final AuditSpec SPEC =
      SpecReader.read(
          new StringReader(
              """
              weight: n
              group: {column: g, comparator: White}
              decision_points:
                - {id: y, column: y, selected: [1], adverse: true,
                   strata: [{columns: [s], status: legitimate}]}
              """));

  @FuzzTest(maxDuration = "10m")
  void isCountedOrRefusedWithItsLine(byte[] input) throws IOException {
    try {
      assertThat(CsvCounter.count(SPEC, new ByteArrayInputStream(input))).isNotNull();
    } catch (TableFaultException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }
}
