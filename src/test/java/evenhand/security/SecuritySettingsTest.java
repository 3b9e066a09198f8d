package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issuer's addresses may be. */
class SecuritySettingsTest {
  private static final String SAFE = "https://login.police.example/evenhand";

  private static SecuritySettings with(String issuer, String keys) {
    return IssuerSettings.of(issuer, keys).settings();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SAFE,
        "HTTPS://login.police.example",
        "http://127.0.0.1:8090/a",
        "http://[::1]:8090/a",
        "http://localhost/a"
      })
  void encryptedOrOnThisMachineIsTaken(String address) {
    assertThat(with(address, address).issuer()).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.police.example/evenhand",
        "http://localhost.police.example/a",
        "http://127.0.0.1.police.example/a",
        "http://localhost@police.example/a",
        "ftp://localhost/a",
        "file:///etc/keys",
        "login.police.example"
      })
  void anythingElseIsRefusedByName(String address) {
    assertThatThrownBy(() -> with(address, SAFE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("security.issuer: an address such as https://")
        .hasMessageEndingWith("but was '" + address + "'");
    assertThatThrownBy(() -> with(SAFE, address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("security.keys: an address such as https://")
        .hasMessageEndingWith("but was '" + address + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evenhand", "evenhand:calls", "https://evenhand.police.example/calls"})
  void oneScopeIsTaken(String scope) {
    assertThat(IssuerSettings.of(SAFE, SAFE).inScope(scope).settings().scope()).contains(scope);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "evenhand other", "evenhand\n", "\"evenhand\"", "even\\hand"})
  void anythingElseThanOneScopeIsRefusedByName(String scope) {
    assertThatThrownBy(() -> IssuerSettings.of(SAFE, SAFE).inScope(scope).settings())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("security.scope: one scope such as evenhand")
        .hasMessageEndingWith("but was '" + scope + "'");
  }
}
