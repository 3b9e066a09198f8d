package evenhand.fairness.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class CsvScannerTest {

  private static List<List<String>> records(String csv) throws IOException {
    return records(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<List<String>> records(InputStream in) throws IOException {
    CsvScanner scanner = new CsvScanner(in);
    List<List<String>> records = new ArrayList<>();
    while (scanner.next()) {
      List<String> cells = new ArrayList<>();
      for (int cell = 0; cell < scanner.cells(); cell++) {
        cells.add(scanner.text(cell));
      }
      records.add(cells);
    }
    return records;
  }

  @Test
  void quotedCellsHoldCommasLineEndsAndQuotes() throws IOException {
    assertThat(records("a,\"b,c\",\"d\"\"e\"\r\n\"x\ny\",\"\",z"))
        .containsExactly(List.of("a", "b,c", "d\"e"), List.of("x\ny", "", "z"));
  }

  @Test
  void everyKindOfLineEndAndBlankLinesAndAMark() throws IOException {
    assertThat(records("\uFEFFa,b\r\n\n1,2\r3,4\n\r\n5,\n"))
        .containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("3", "4"), List.of("5", ""));
  }

  @Test
  void linesAreCountedThroughQuotedLineEnds() throws IOException {
    CsvScanner scanner =
        new CsvScanner(
            new ByteArrayInputStream("a\n\"b\nb\"\nc\n".getBytes(StandardCharsets.UTF_8)));
    List<Long> lines = new ArrayList<>();
    while (scanner.next()) {
      lines.add(scanner.line());
    }
    assertThat(lines).containsExactly(1L, 2L, 4L);
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
    byte[] latin = "g,y\nWei\u00dfe,1\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> records(new ByteArrayInputStream(latin)))
        .isInstanceOf(TableFaultException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("0xDF")
        .hasMessageContaining("UTF-8");
  }

  @Test
  void utf16IsRefused() {
    byte[] wide = "g,y\n".getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> records(new ByteArrayInputStream(wide)))
        .hasMessageContaining("UTF-16");
  }

  @Test
  void aQuoteThatNeverClosesIsRefusedWithItsLine() {
    assertThatThrownBy(() -> records("a,b\n1,\"2\n3,4\n"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("never closes");
  }

  @Test
  void cellsStayWholeAcrossTheEndOfTheBuffer() throws IOException {
    StringBuilder csv = new StringBuilder("first,second\n");
    int rows = 0;
    while (csv.length() < 3 * CsvScanner.RECORD_BYTES_MAX) {
      csv.append("value ").append(rows).append(",\"caf\u00e9, ").append(rows).append("\"\n");
      rows++;
    }
    List<List<String>> records = records(csv.toString());
    assertThat(records).hasSize(rows + 1);
    for (int row = 0; row < rows; row++) {
      assertThat(records.get(row + 1)).containsExactly("value " + row, "caf\u00e9, " + row);
    }
  }

  @Property(tries = 500)
  void readsWhatCommonsCsvReads(@ForAll("tables") String csv) throws IOException {
    List<List<String>> expected = new ArrayList<>();
    try (CSVParser parser = CSVFormat.DEFAULT.parse(new StringReader(csv))) {
      for (CSVRecord record : parser) {
        expected.add(record.toList());
      }
    }
    assertThat(records(new OneByteAtATime(csv))).isEqualTo(expected);
  }

  @Provide
  Arbitrary<String> tables() {
    Arbitrary<String> cell =
        Arbitraries.of("a", "", "White", "\"x,y\"", "\"\"\"\"", "\"a\nb\"", "\u00e9t\u00e9", "12");
    Arbitrary<String> row = cell.list().ofMinSize(2).ofMaxSize(5).map(c -> String.join(",", c));
    return row.list().ofMaxSize(8).map(rows -> String.join("\n", rows));
  }

  /** A stream that gives one byte at a time, so that every cell meets the end of what was read. */
  private static final class OneByteAtATime extends ByteArrayInputStream {
    OneByteAtATime(String text) {
      super(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(1, length));
    }
  }
}
