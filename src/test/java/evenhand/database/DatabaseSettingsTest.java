package evenhand.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.database.DatabaseSettings.Login;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses of a database are taken. */
class DatabaseSettingsTest {
  private static DatabaseSettings at(String url) {
    Optional<Login> login = Optional.of(new Login("somebody", Optional.empty()));
    return new DatabaseSettings(Optional.of(url), Path.of("data"), login, login, login, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example:5432/evenhand?sslmode=verify-full",
        "jdbc:postgresql://db-1.example,db-2.example/evenhand?sslmode=verify-full",
        "jdbc:postgresql://127.0.0.1:5433/evenhand",
        "jdbc:postgresql://[::1]:5433/evenhand",
        "jdbc:postgresql://localhost/evenhand",
        "jdbc:postgresql:evenhand"
      })
  void checkedAgainstItsNameOrOnThisMachineIsTaken(String url) {
    assertThat(at(url).url()).contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example/evenhand?user=a&password=secret",
        "jdbc:postgresql://db.example/evenhand?sslmode=require",
        "jdbc:postgresql://db.example/evenhand?sslmode=verify-ca",
        "jdbc:postgresql://localhost,db.example/evenhand",
        "jdbc:postgresql://localhost.example/evenhand",
        "jdbc:mysql://localhost/evenhand",
        "db.example"
      })
  void anythingElseIsRefusedByName(String url) {
    assertThatThrownBy(() -> at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("database.url: an address such as jdbc:postgresql://")
        .hasMessageContaining(", but it ")
        .hasMessageNotContaining("secret");
  }
}
