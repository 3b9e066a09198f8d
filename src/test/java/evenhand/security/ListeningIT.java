package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.RunningService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the service listens without TLS, and where it refuses to. Nobody reaches the issuer. */
class ListeningIT {
  private static final String ISSUER = "https://login.police.example/evenhand";

  private static RunningService at(String host, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.addAll(List.of("server.applicationConnectors[0].bindHost", host));
    return RunningService.configured(all.toArray(String[]::new));
  }

  @Test
  void withAnIssuerNoTokenCrossesANetworkInTheClear() {
    assertThatThrownBy(
            () -> at("0.0.0.0", "security.issuer", ISSUER, "security.keys", ISSUER + "/jwks"))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "server.applicationConnectors: with security.issuer",
            "but had '0.0.0.0'",
            "type: https",
            "security.tls_ends_in_front: true");
  }

  @Test
  void unlessTlsEndsInFront() {
    RunningService service =
        at(
            "0.0.0.0",
            "security.issuer",
            ISSUER,
            "security.keys",
            ISSUER + "/jwks",
            "security.tls_ends_in_front",
            "true");
    try {
      assertThat(service.get("/v1/access").status()).isEqualTo(401);
    } finally {
      service.stop();
    }
  }

  @Test
  void withoutAnIssuerNobodyElseCallsWhateverIsInFront() {
    assertThatThrownBy(() -> at("0.0.0.0", "security.tls_ends_in_front", "true"))
        .rootCause()
        .hasMessageContainingAll("without security.issuer nobody signs in", "'0.0.0.0'");
  }

  @Test
  void theAdminPortWhereNobodySignsInIsForThisMachineAlone() {
    assertThatThrownBy(
            () ->
                at(
                    "127.0.0.1",
                    "security.issuer",
                    ISSUER,
                    "security.keys",
                    ISSUER + "/jwks",
                    "security.tls_ends_in_front",
                    "true",
                    "server.adminConnectors[0].bindHost",
                    "0.0.0.0"))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("server.adminConnectors", "but was '0.0.0.0'");
  }
}
