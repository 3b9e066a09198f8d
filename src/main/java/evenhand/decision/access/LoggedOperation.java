package evenhand.decision.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;

/**
 * One line of the log that DPA 2018, s.62 asks for.
 *
 * @param id of the line, by which its entry is found in the ledger
 * @param record the decision or other record that it is about
 * @param recipient of a disclosure, or of a notice that was given
 * @param log in which it is sealed: {@code access} or {@code decisions}
 * @param index there; absent until it is sealed, some seconds later
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonPropertyOrder({
  "id",
  "recorded_at",
  "made_by",
  "operation",
  "record",
  "reason_code",
  "recipient",
  "log",
  "index"
})
public record LoggedOperation(
    UUID id,
    @JsonProperty("recorded_at") Instant recordedAt,
    @JsonProperty("made_by") String madeBy,
    Operation operation,
    @JsonProperty("record") UUID recordId,
    @JsonProperty("reason_code") String reasonCode,
    Optional<String> recipient,
    String log,
    Optional<Long> index) {
  /** The first line of the CSV. */
  public static final String CSV_HEADER =
      "id,recorded_at,made_by,operation,record,reason_code,recipient,log,index";

  /** The same as a line of CSV. */
  public String csv() {
    return CSVFormat.DEFAULT.format(
        id,
        recordedAt,
        madeBy,
        operation,
        recordId,
        reasonCode,
        recipient.orElse(""),
        log,
        index.map(String::valueOf).orElse(""));
  }
}
