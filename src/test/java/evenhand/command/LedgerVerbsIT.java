package evenhand.command;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.Console;
import evenhand.Console.Said;
import evenhand.Requests;
import evenhand.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs as processes of their own, beside the service that runs on the folder. */
class LedgerVerbsIT {
  private final RunningService service = RunningService.shared();
  private final String data =
      Objects.requireNonNull(service.cluster().getParent()).toAbsolutePath().toString();

  @TempDir Path folder;

  private Said evenhand(String... words) throws IOException, InterruptedException {
    return Console.evenhand(folder, words);
  }

  private String decide() {
    String id =
        service
            .post(
                "/v1/decisions",
                Requests.decision().toString(),
                "Idempotency-Key",
                UUID.randomUUID().toString())
            .json()
            .at("/decisions/0/id")
            .asText();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> service.get("/v1/decisions/" + id + "/proof").status() == 200);
    return id;
  }

  @Test
  void anExportOfARunningServiceVerifies() throws Exception {
    String id = decide();
    Path export = folder.resolve("export");
    Said exported = evenhand("ledger", "export", export.toString(), "--data-dir", data);
    assertThat(exported.status()).as(exported.err()).isZero();
    String key = service.get("/v1/ledger/status").json().at("/keys/0").asText();
    Said verified = evenhand("ledger", "verify", export.toString(), "--key", key);
    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.out()).contains("verified: evenhand.invalid/ledger");

    Said erased =
        evenhand("erase", id, "--reason", "ORDERED", "--by", "records-1", "--data-dir", data);
    assertThat(erased.status()).as(erased.err()).isZero();
    assertThat(service.get("/v1/decisions/" + id).json().get("erased").asBoolean()).isTrue();

    String other = decide();
    String contact = service.get("/v1/decisions/" + other).json().get("contact").asText();
    String[] whole = {"erase", "--contact", contact, "--reason", "ORDERED", "--by", "records-1"};
    String hold = "/v1/decisions/" + other + "/hold";
    service.post(hold, "{\"held\":true,\"reason_code\":\"COURT\"}");
    Said held = evenhandWith(whole, "--data-dir", data);
    assertThat(held.status()).isOne();
    assertThat(held.err()).contains(other).doesNotContain("Exception");
    service.post(hold, "{\"held\":false,\"reason_code\":\"COURT_ENDED\"}");
    assertThat(evenhandWith(whole, "--data-dir", data, "--dry-run").out()).contains(other);
    assertThat(service.get("/v1/decisions/" + other).json().get("erased").asBoolean()).isFalse();
    assertThat(evenhandWith(whole, "--data-dir", data).status()).isZero();
    assertThat(service.get("/v1/decisions/" + other).json().get("erased").asBoolean()).isTrue();
    Said both = evenhandWith(whole, "--due", "--data-dir", data);
    assertThat(both.status()).isEqualTo(2);
    assertThat(both.err()).contains("exactly one");

    Path bundle;
    try (var files = Files.walk(export.resolve("tile/entries"))) {
      bundle = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[40] ^= 1;
    Files.write(bundle, bytes);
    Said spoilt = evenhand("ledger", "verify", export.toString(), "--key", key, "--json");
    assertThat(spoilt.status()).isOne();
    assertThat(Requests.json(spoilt.out()).get("first_bad_index").asLong()).isZero();
  }

  private Said evenhandWith(String[] first, String... more) throws Exception {
    return evenhand(
        Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void aKeyIsGeneratedShownAndRotatedButNeverReplaced() throws Exception {
    String[] at = {"--data-dir", folder.resolve("data").toString()};
    Files.createDirectories(folder.resolve("data"));
    Said generated = evenhand("ledger", "generate", at[0], at[1]);
    assertThat(generated.status()).as(generated.err()).isZero();
    assertThat(evenhand("ledger", "generate", at[0], at[1]).status()).isEqualTo(2);
    Said rotated = evenhand("ledger", "rotate", at[0], at[1]);
    assertThat(rotated.out()).isNotEqualTo(generated.out()).startsWith("evenhand.invalid/ledger+");
    assertThat(evenhand("ledger", "keys", at[0], at[1]).out())
        .isEqualTo(generated.out() + rotated.out());
    Path key = folder.resolve("data/ledger.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    Said refused = evenhand("ledger", "rotate", at[0], at[1]);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("chmod 600");
  }
}
