package evenhand.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.security.session.SessionSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens are taken. Without an issuer only this machine may call, and a browser picks a role.
 *
 * @param issuer exactly as its tokens say it in {@code iss}
 * @param audience what its tokens must say in {@code aud}; {@code evenhand} by default
 * @param keys where the issuer publishes its keys (JWKS)
 * @param rolesClaim the claim that lists roles; {@code roles} by default
 * @param browser how people sign in with a browser; without it only tokens are taken
 * @param session how long they stay signed in
 * @param tlsEndsInFront whether something in front of this service ends TLS, so that it may itself
 *     listen without TLS on other addresses than this machine's
 * @param rate how many requests a second each caller may make, once an issuer is set
 * @param acr of which one has to stand in what the issuer says of a person, as its name for a
 *     sign-in that is strong enough (two factors, say); other systems of the force need none; none
 *     by default
 * @param scope what the issuer has to have granted to whoever sends a bearer token (its claim
 *     {@code scope} or {@code scp}); any or none by default
 */
public record SecuritySettings(
    Optional<String> issuer,
    @Nullable String audience,
    Optional<URI> keys,
    @JsonProperty("roles_claim") @Nullable String rolesClaim,
    Optional<SignInSettings> browser,
    @Nullable SessionSettings session,
    @JsonProperty("tls_ends_in_front") Optional<Boolean> tlsEndsInFront,
    @Nullable RateSettings rate,
    @Nullable List<String> acr,
    Optional<String> scope) {

  /** One scope as RFC 6749 (3.3) writes it. */
  private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

  public SecuritySettings {
    audience = audience == null ? "evenhand" : audience;
    rolesClaim = rolesClaim == null ? "roles" : rolesClaim;
    session = session == null ? SessionSettings.standard() : session;
    rate = rate == null ? RateSettings.standard() : rate;
    acr = acr == null ? List.of() : List.copyOf(acr);
    if (issuer.isPresent() != keys.isPresent()) {
      throw new IllegalArgumentException(
          "security needs both issuer and keys (the address of the issuer's JWKS), or neither");
    }
    issuer.ifPresent(address -> ThisMachine.requireSafe("security.issuer", address));
    keys.ifPresent(address -> ThisMachine.requireSafe("security.keys", address.toString()));
    if (browser.isPresent() && issuer.isEmpty()) {
      throw new IllegalArgumentException("security.browser needs security.issuer and keys");
    }
    if (scope.isPresent() && issuer.isEmpty()) {
      throw new IllegalArgumentException("security.scope needs security.issuer and keys");
    }
    scope.ifPresent(SecuritySettings::requireOne);
  }

  /** Nobody signs in. */
  public static SecuritySettings none() {
    return new SecuritySettings(
        Optional.empty(),
        null,
        Optional.empty(),
        null,
        Optional.empty(),
        null,
        Optional.empty(),
        null,
        null,
        Optional.empty());
  }

  private static void requireOne(String scope) {
    if (!SCOPE.matcher(scope).matches()) {
      throw new IllegalArgumentException(
          "security.scope: one scope such as evenhand, without spaces, quotes or backslashes, but was"
              + " '"
              + scope
              + "'");
    }
  }

  /** The issuer's names for a sign-in that is strong enough; empty where all are. */
  public List<String> strongEnough() {
    return acr == null ? List.of() : acr;
  }

  /** The claim that lists roles. */
  public String rolesIn() {
    return rolesClaim == null ? "roles" : rolesClaim;
  }

  /** How long people stay signed in. */
  public SessionSettings sessions() {
    return session == null ? SessionSettings.standard() : session;
  }
}
