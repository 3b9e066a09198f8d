package evenhand.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How people sign in with a browser (OpenID Connect, authorization code with PKCE).
 *
 * @param address of this service as browsers see it, for example {@code https://evenhand.example}
 * @param clientId under which the issuer knows this service
 * @param clientSecretFile holds what the issuer knows it by; without one it is a public client
 * @param scopes asked for beside {@code openid}
 */
public record SignInSettings(
    @JsonProperty(required = true) URI address,
    @JsonProperty(value = "client_id", required = true) String clientId,
    @JsonProperty("client_secret_file") Optional<Path> clientSecretFile,
    List<String> scopes) {
  public SignInSettings {
    scopes = scopes == null ? List.of() : List.copyOf(scopes);
    boolean isBare = address.getRawPath().isEmpty() || address.getRawPath().equals("/");
    if (!ThisMachine.isSafe(address) || !isBare || address.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "security.browser.address: an address such as https://evenhand.example, without a path,"
              + " but was '"
              + address
              + "'");
    }
  }

  /** Where the issuer sends people back to; to be registered with it. */
  public URI callback() {
    return address.resolve("/sign-in/return");
  }

  /** Where the issuer sends people after signing out; to be registered with it. */
  public URI signedOut() {
    return address.resolve("/signed-out");
  }

  /** What the issuer knows this service by; empty for a public client. */
  public Optional<String> clientSecret() {
    return clientSecretFile.map(SignInSettings::read);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("security.browser.client_secret_file " + file, e);
    }
  }
}
