package evenhand.ledger.sequence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Optional;

/**
 * How far one log is sealed.
 *
 * @param lagSeconds how long the oldest record has been waiting; 0 where none waits
 * @param stopped why sealing stopped; empty while it goes on
 */
public record SealingState(
    String log,
    long size,
    @JsonProperty("lag_seconds") double lagSeconds,
    Optional<String> stopped) {
  /** Records may wait this long before somebody has to look. */
  public static final Duration LAG_MAX = Duration.ofSeconds(10);

  /** Whether a person has to act. */
  public boolean isAlarming() {
    return stopped.isPresent() || lagSeconds > LAG_MAX.toSeconds();
  }
}
