package evenhand.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a recorded decision: a UUID of version 7, so ids sort by the time of recording. */
public record DecisionId(UUID value) implements Comparable<DecisionId> {

  @JsonCreator
  public static DecisionId of(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a decision id is a UUID in lower case, but was '" + text + "'"));
  }

  /** The id that a text names, or empty where it names none. */
  public static Optional<DecisionId> parse(String text) {
    return RecordId.parse(text).map(DecisionId::new);
  }

  /**
   * The id that a path names.
   *
   * @throws UnknownRecordException where it names none: what is no id is recorded nowhere
   */
  public static DecisionId named(String text) {
    return parse(text).orElseThrow(() -> new UnknownRecordException("decision", text));
  }

  /** When it was recorded, in whole milliseconds. */
  public Instant recordedAt() {
    return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }

  @Override
  public int compareTo(DecisionId other) {
    return toString().compareTo(other.toString());
  }
}
