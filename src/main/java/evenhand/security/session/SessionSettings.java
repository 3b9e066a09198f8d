package evenhand.security.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a session lasts, and how many one person may have.
 *
 * @param idleMinutes without a call; 30 by default
 * @param hours at most, and until roles are read again; 12 by default, the longest shift
 * @param parallel of one person at the same time; 5 by default, the oldest ends beyond that
 */
public record SessionSettings(
    @JsonProperty("idle_minutes") @Nullable Integer idleMinutes,
    @JsonProperty("hours") @Nullable Integer hours,
    @JsonProperty("parallel") @Nullable Integer parallel) {
  private static final int IDLE_MINUTES = 30;
  private static final int HOURS = 12;
  private static final int PARALLEL = 5;
  private static final int PARALLEL_MAX = 100;

  public SessionSettings {
    idleMinutes = idleMinutes == null ? IDLE_MINUTES : idleMinutes;
    hours = hours == null ? HOURS : hours;
    parallel = parallel == null ? PARALLEL : parallel;
    if (idleMinutes < 1 || idleMinutes > 120 || hours < 1 || hours > 24) {
      throw new IllegalArgumentException(
          "security.session: idle_minutes is 1 to 120 and hours 1 to 24, but they were "
              + idleMinutes
              + " and "
              + hours);
    } else if (parallel < 1 || parallel > PARALLEL_MAX) {
      throw new IllegalArgumentException(
          "security.session.parallel is 1 to " + PARALLEL_MAX + ", but was " + parallel);
    }
  }

  public static SessionSettings standard() {
    return new SessionSettings(null, null, null);
  }

  Duration idleMax() {
    return Duration.ofMinutes(idleMinutes == null ? IDLE_MINUTES : idleMinutes);
  }

  Duration max() {
    return Duration.ofHours(hours == null ? HOURS : hours);
  }

  int parallelMax() {
    return parallel == null ? PARALLEL : parallel;
  }
}
