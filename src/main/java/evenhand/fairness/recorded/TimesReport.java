package evenhand.fairness.recorded;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How long what decisions ask for took, by place and group.
 *
 * @param until first instant that is no longer counted
 * @param invented whether any of it is invented data
 * @param counted when; earlier than it was asked for where newer figures would show single people
 */
@JsonPropertyOrder({
  "rulebook",
  "from",
  "until",
  "characteristic",
  "audience",
  "invented",
  "counted",
  "times"
})
public record TimesReport(
    String rulebook,
    Instant from,
    Instant until,
    String characteristic,
    String audience,
    boolean invented,
    Instant counted,
    List<Timed> times) {
  public TimesReport {
    times = List.copyOf(times);
  }

  /**
   * One clock.
   *
   * @param limitMinutes the most, as it stood at the end of the period
   * @param place the column that says where
   * @param whose role of the person whose group is told apart
   */
  @JsonPropertyOrder({"id", "about", "limit_minutes", "place", "whose", "all"})
  public record Timed(
      String id,
      String about,
      @JsonProperty("limit_minutes") int limitMinutes,
      String place,
      String whose,
      Row all,
      @JsonProperty("by_place") Table byPlace,
      @JsonProperty("by_group") Table byGroup) {}

  /**
   * One row for each place or group, sorted; an empty name where it is not known.
   *
   * @param withheld whether the counts are too small for a table
   */
  public record Table(boolean withheld, List<Row> rows) {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Contacts. A count that is left out is withheld.
   *
   * @param contacts all of them
   * @param known those whose time is known and who are not excused: within and late
   * @param excused counted apart, whatever their time
   * @param medianMinutes of the known times
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  @JsonPropertyOrder({
    "name",
    "contacts",
    "known",
    "within",
    "late",
    "unknown",
    "excused",
    "median_minutes"
  })
  public record Row(
      String name,
      OptionalLong contacts,
      OptionalLong known,
      OptionalLong within,
      OptionalLong late,
      OptionalLong unknown,
      OptionalLong excused,
      @JsonProperty("median_minutes") OptionalDouble medianMinutes) {}
}
