package evenhand.security;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Settings of a service that takes the tokens of an issuer, and what tests vary of them. */
public record IssuerSettings(
    String issuer,
    String keys,
    List<String> acr,
    Optional<String> scope,
    Optional<Boolean> tlsEndsInFront) {

  public static IssuerSettings of(String issuer, String keys) {
    return new IssuerSettings(issuer, keys, List.of(), Optional.empty(), Optional.empty());
  }

  IssuerSettings readingKeysAt(URI address) {
    return new IssuerSettings(issuer, address.toString(), acr, scope, tlsEndsInFront);
  }

  IssuerSettings demanding(List<String> names) {
    return new IssuerSettings(issuer, keys, names, scope, tlsEndsInFront);
  }

  IssuerSettings inScope(String name) {
    return new IssuerSettings(issuer, keys, acr, Optional.of(name), tlsEndsInFront);
  }

  public IssuerSettings behindTls() {
    return new IssuerSettings(issuer, keys, acr, scope, Optional.of(true));
  }

  public SecuritySettings settings() {
    return new SecuritySettings(
        Optional.of(issuer),
        null,
        Optional.of(URI.create(keys)),
        null,
        Optional.empty(),
        null,
        tlsEndsInFront,
        null,
        acr,
        scope);
  }
}
