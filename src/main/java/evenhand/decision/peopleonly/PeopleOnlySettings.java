package evenhand.decision.peopleonly;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * When a rulebook's suggestions are turned off by themselves.
 *
 * @param last how many of the newest responses to a rulebook are looked at; 200 by default. Nothing
 *     is turned off before there are so many
 * @param overridesPercent at which share of overrides among them; 50 by default
 * @param stopVerdict whether a STOP verdict that nobody has explained does it too; not by default,
 *     for it takes protection from everyone and is better ordered by a person
 */
public record PeopleOnlySettings(
    Optional<Integer> last,
    @JsonProperty("overrides_percent") Optional<Integer> overridesPercent,
    @JsonProperty("stop_verdict") Optional<Boolean> stopVerdict) {
  private static final int LAST = 200;
  private static final int LAST_MIN = 10;
  private static final int LAST_MAX = 10_000;
  private static final int PERCENT = 50;

  public PeopleOnlySettings {
    if (last.filter(count -> count < LAST_MIN || count > LAST_MAX).isPresent()) {
      throw new IllegalArgumentException(
          "duties.people_only.last is a number of responses from " + LAST_MIN + " to " + LAST_MAX);
    }
    if (overridesPercent.filter(share -> share < 1 || share > 100).isPresent()) {
      throw new IllegalArgumentException(
          "duties.people_only.overrides_percent is a share from 1 to 100");
    }
  }

  /** Everything as it is by default. */
  public static PeopleOnlySettings standard() {
    return new PeopleOnlySettings(Optional.empty(), Optional.empty(), Optional.empty());
  }

  int responses() {
    return last.orElse(LAST);
  }

  int percent() {
    return overridesPercent.orElse(PERCENT);
  }

  boolean isStoppedByVerdict() {
    return stopVerdict.orElse(false);
  }
}
