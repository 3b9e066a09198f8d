package evenhand.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many requests each caller may make, a second: people and systems twice as many at once, and a
 * tenth as many calls that cost much ({@link evenhand.http.DearCalls}).
 *
 * @param person of somebody with a role of people; 20 by default
 * @param serviceAccount of an integrating system; 200 by default
 * @param address of one network address, of requests that nobody known has signed; 200 by default
 */
public record RateSettings(
    @Nullable Integer person,
    @JsonProperty("service_account") @Nullable Integer serviceAccount,
    @Nullable Integer address) {
  private static final int PERSON = 20;
  private static final int SERVICE_ACCOUNT = 200;
  private static final int ADDRESS = 200;
  private static final int MOST = 100_000;

  public RateSettings {
    person = person == null ? PERSON : person;
    serviceAccount = serviceAccount == null ? SERVICE_ACCOUNT : serviceAccount;
    address = address == null ? ADDRESS : address;
    Map.of("person", person, "service_account", serviceAccount, "address", address)
        .forEach(
            (name, rate) -> {
              if (rate < 1 || rate > MOST) {
                throw new IllegalArgumentException(
                    "security.rate." + name + " is 1 to " + MOST + " a second, but was " + rate);
              }
            });
  }

  /** What holds where nothing is configured. */
  public static RateSettings standard() {
    return new RateSettings(null, null, null);
  }
}
