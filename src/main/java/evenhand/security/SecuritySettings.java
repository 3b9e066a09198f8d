package evenhand.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens are taken. Without an issuer nobody signs in, and only this machine may call.
 *
 * @param issuer exactly as its tokens say it in {@code iss}
 * @param audience what its tokens must say in {@code aud}; {@code evenhand} by default
 * @param keys where the issuer publishes its keys (JWKS)
 * @param rolesClaim the claim that lists roles; {@code roles} by default
 * @param rate how many requests a second each caller may make, once an issuer is set
 */
public record SecuritySettings(
    Optional<String> issuer,
    @Nullable String audience,
    Optional<URI> keys,
    @JsonProperty("roles_claim") @Nullable String rolesClaim,
    @Nullable RateSettings rate) {

  public SecuritySettings {
    audience = audience == null ? "evenhand" : audience;
    rolesClaim = rolesClaim == null ? "roles" : rolesClaim;
    rate = rate == null ? RateSettings.standard() : rate;
    if (issuer.isPresent() != keys.isPresent()) {
      throw new IllegalArgumentException(
          "security needs both issuer and keys (the address of the issuer's JWKS), or neither");
    }
  }

  /** Nobody signs in. */
  public static SecuritySettings none() {
    return new SecuritySettings(Optional.empty(), null, Optional.empty(), null, null);
  }
}
