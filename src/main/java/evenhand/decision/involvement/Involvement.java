package evenhand.decision.involvement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far people took part in the decisions of a period, without ids (DPA 2018, s.50A). It says
 * what was done, not whether it was meaningful: that is for people to judge.
 *
 * @param quickSeconds below how many seconds an acceptance counts as quick
 */
public record Involvement(
    Instant from,
    Instant to,
    @JsonProperty("quick_seconds") int quickSeconds,
    List<OfRulebook> rulebooks) {
  public Involvement {
    rulebooks = List.copyOf(rulebooks);
  }

  /**
   * Of one rulebook.
   *
   * @param decisions recorded in the period
   * @param unanswered of them, without any response by now
   * @param responses to decisions of the rulebook, recorded in the period
   * @param refusedAttempts responses that were refused in the period and not recorded, such as
   *     lowering a grade without what it takes
   * @param timeUnknown of the responses, without the time that the suggestion was on screen
   * @param medianShownMs of the others; absent where there is none
   * @param acceptedQuickly accepted after less than the quick seconds
   * @param acceptedTimed accepted, with a time: what the quick ones are a part of
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record OfRulebook(
      String rulebook,
      long decisions,
      long unanswered,
      long responses,
      long accepted,
      long overridden,
      @JsonProperty("refused_attempts") long refusedAttempts,
      @JsonProperty("time_unknown") long timeUnknown,
      @JsonProperty("median_shown_ms") Optional<Long> medianShownMs,
      @JsonProperty("accepted_quickly") long acceptedQuickly,
      @JsonProperty("accepted_timed") long acceptedTimed) {

    /** Absent where nobody responded. */
    @JsonProperty("override_share")
    public Optional<Double> overrideShare() {
      return share(overridden, responses);
    }

    /** Absent where no accepted response has a time. */
    @JsonProperty("quick_share")
    public Optional<Double> quickShare() {
      return share(acceptedQuickly, acceptedTimed);
    }

    private static Optional<Double> share(long part, long whole) {
      return whole == 0
          ? Optional.empty()
          : Optional.of(Math.round(1_000.0 * part / whole) / 1_000.0);
    }
  }
}
