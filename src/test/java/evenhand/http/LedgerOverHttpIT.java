package evenhand.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import evenhand.ledger.Hash;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tree.Tree;
import evenhand.ledger.verify.Main;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger answers over HTTP, from the real service that seals beside deciding. */
class LedgerOverHttpIT {
  private final RunningService service = RunningService.shared();

  @TempDir Path folder;

  private String decide() {
    Answer answer =
        service.post(
            "/v1/decisions",
            Requests.decision().toString(),
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().at("/decisions/0/id").asText();
  }

  private String sealed() {
    String id = decide();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> service.get("/v1/decisions/" + id + "/proof").status() == 200);
    return id;
  }

  private String key() {
    return service.get("/v1/ledger/status").json().at("/keys/0").asText();
  }

  private long logged() {
    return Objects.requireNonNull(service.rows().get("ledger.access"));
  }

  private int verify(String proof) throws IOException {
    Path file = Files.writeString(folder.resolve("proof.json"), proof);
    return Main.run(file.toString(), "--key", key());
  }

  @Test
  void aDecisionIsSealedWithinSecondsAndItsProofVerifiesOffline() throws IOException {
    String id = sealed();
    String proof = service.get("/v1/decisions/" + id + "/proof").body();
    assertThat(verify(proof)).isZero();
    assertThat(Requests.json(Requests.json(proof).get("entry").asText()).get("id").asText())
        .isEqualTo(id);
    assertThat(verify(proof.replace("high", "medium"))).isOne();
    assertThat(service.get("/v1/decisions/" + id).json().get("sealing").asText())
        .isEqualTo("sealed");
  }

  @Test
  void theDisclosedAnswersAreThoseThatWereCommittedTo() throws IOException {
    String id = sealed();
    String proof = service.get("/v1/decisions/" + id + "/disclosure?reason_code=COURT").body();
    assertThat(verify(proof)).isZero();
    JsonNode openings = Requests.json(proof).get("openings");
    assertThat(openings.findValuesAsText("commitment"))
        .containsExactly("answers_commitment", "shown_commitment");
    String content = openings.get(0).get("content").asText();
    String answers = new String(Base64.getDecoder().decode(content), UTF_8);
    assertThat(Requests.json(answers).findValuesAsText("dash_strangle")).containsExactly("yes");
    String forged =
        Base64.getEncoder().encodeToString(answers.replace("yes", "no").getBytes(UTF_8));
    assertThat(verify(proof.replace(content, forged))).isOne();
  }

  @Test
  void aDecisionIsDisclosedOnAPageAndAsPdf() throws Exception {
    String id = sealed();
    String marked = "{\"accepted\": true, \"reason\": \"<b>agreed</b> & done\"}";
    String response = "/v1/decisions/" + id + "/response";
    assertThat(service.post(response, marked, "Evenhand-Actor", "handler-1").status())
        .isEqualTo(201);
    Answer page = service.get("/v1/decisions/" + id + ".html?reason_code=COURT");
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.response().headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("style-src 'sha256-");
    assertThat(page.body()).contains(id, "DA-020", "c2sp.org/tlog-proof@v1", "dash_strangle");
    assertThat(page.body()).contains("&lt;b&gt;agreed&lt;/b&gt; &amp; done").doesNotContain("<b>a");
    byte[] pdf =
        HttpClient.newHttpClient()
            .send(
                service.request("/v1/decisions/" + id + ".pdf").build(), BodyHandlers.ofByteArray())
            .body();
    Files.write(Path.of("target/disclosure.pdf"), pdf);
    Files.writeString(Path.of("target/disclosure.html"), page.body());
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document)).contains(id, "DA-020", "tlog-proof");
      var files =
          Objects.requireNonNull(document.getDocumentCatalog().getNames()).getEmbeddedFiles();
      var file = Objects.requireNonNull(files.getNames()).get("proof.json");
      byte[] attached = Objects.requireNonNull(file).getEmbeddedFile().toByteArray();
      assertThat(verify(new String(attached, UTF_8))).isZero();
    }
  }

  @Test
  void theLogIsPublishedAsTilesUnderASignedCheckpoint() throws Exception {
    sealed();
    SignedNote note = SignedNote.parse(service.get("/v1/ledger/checkpoint").body());
    assertThat(note.verified(List.of(VerifierKey.parse(key())))).hasSize(1);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint.size()).isBetween(1L, 255L);
    byte[] tile =
        HttpClient.newHttpClient()
            .send(
                service.request("/v1/ledger/tile/0/000.p/" + checkpoint.size()).build(),
                BodyHandlers.ofByteArray())
            .body();
    List<Hash> leaves =
        IntStream.range(0, tile.length / Hash.LENGTH).mapToObj(i -> Hash.within(tile, i)).toList();
    assertThat(Tree.root(leaves)).isEqualTo(checkpoint.root());
    assertThat(service.get("/v1/ledger/tile/0/001").status()).isEqualTo(404);
    assertThat(service.get("/v1/ledger/tile/0/..%2f..%2fledger.key").status()).isBetween(400, 404);
    JsonNode status = service.get("/v1/ledger/status").json();
    assertThat(status.at("/logs/0/size").asLong()).isGreaterThanOrEqualTo(checkpoint.size());
    assertThat(status.at("/logs/0/lag_seconds").asDouble()).isLessThan(10);
    assertThat(service.getAdmin("/metrics").body()).contains("ledger_decisions_lag_seconds");
    assertThat(service.getAdmin("/healthcheck").json().at("/ledger/healthy").asBoolean()).isTrue();
  }

  @Test
  void whoeverSeesARecordStandsInTheAccessLog() {
    String id = decide();
    long before = logged();
    service.get("/v1/decisions/" + id + "?reason_code=COMPLAINT");
    assertThat(logged()).isEqualTo(before + 1);
    String contact = service.get("/v1/decisions/" + id).json().get("contact").asText();
    assertThat(logged()).isEqualTo(before + 2);
    service.get("/v1/contacts/" + contact);
    assertThat(logged()).isEqualTo(before + 3);
    service.get("/v1/decisions/" + id + ".html");
    assertThat(logged()).isEqualTo(before + 4);
    service.get("/v1/decisions/" + UUID.randomUUID());
    assertThat(logged()).isEqualTo(before + 4);
  }

  @Test
  void whoeverSeesAListOfTasksStandsInTheAccessLog() {
    String first = service.get("/v1/decisions/" + decide()).json().get("contact").asText();
    decide();
    String soon = "/v1/actions?due_before=2100-01-01T00:00:00Z";
    long before = logged();
    JsonNode list = service.get(soon + "&reason_code=HANDOVER").json().get("actions");
    assertThat(list.findValuesAsText("contact").stream().distinct().count()).isGreaterThan(1);
    assertThat(logged()).as("one entry for a list over many contacts").isEqualTo(before + 1);
    JsonNode tasks = service.get(soon + "&contact=" + first).json().get("actions");
    assertThat(tasks.size()).isGreaterThan(1);
    assertThat(logged()).as("one entry for the one decision shown").isEqualTo(before + 2);
    assertThat(service.get("/v1/actions?due_before=2001-01-01T00:00:00Z").json().get("actions"))
        .isEmpty();
    assertThat(logged()).as("nothing shown").isEqualTo(before + 2);
    assertThat(service.get(soon + "&reason_code=no%20code").status()).isEqualTo(422);
  }

  @Test
  void answersAreHeldAndErasedOverHttp() throws IOException {
    String id = sealed();
    String path = "/v1/decisions/" + id;
    assertThat(service.post(path + "/retention", "{\"class\":\"GROUP_2\"}").json())
        .isEqualTo(service.get(path + "/retention").json());
    service.post(path + "/hold", "{\"held\":true,\"reason_code\":\"COURT\"}");
    String erase = "{\"reason_code\":\"ORDERED\"}";
    assertThat(service.post(path + "/erasure", erase).json().at("/held/0").asText()).isEqualTo(id);
    assertThat(service.get(path).json().get("erased").asBoolean()).isFalse();
    service.post(path + "/hold", "{\"held\":false,\"reason_code\":\"COURT_ENDED\"}");
    String dry = "{\"reason_code\":\"ORDERED\",\"dry_run\":true}";
    assertThat(service.post(path + "/erasure", dry).json().at("/erased/0").asText()).isEqualTo(id);
    assertThat(service.get(path).json().get("erased").asBoolean()).isFalse();
    assertThat(service.post(path + "/erasure", erase).json().at("/erased/0").asText())
        .isEqualTo(id);
    JsonNode erased = service.get(path).json();
    assertThat(erased.get("erased").asBoolean()).isTrue();
    assertThat(erased.has("facts")).isFalse();
    String proof = service.get(path + "/disclosure").body();
    assertThat(verify(proof)).isZero();
    assertThat(Requests.json(proof).get("openings")).isEmpty();
    assertThat(service.get(path + ".html").body()).contains("have been erased");
  }

  @Test
  void aContactIsErasedAsAWholeOrNotAtAll() {
    ObjectNode request = Requests.decision();
    request.putArray("rulebooks").add("contact").add("domestic-abuse").add("vulnerability");
    List<String> ids = new ArrayList<>();
    service
        .post("/v1/decisions", request.toString(), "Idempotency-Key", UUID.randomUUID().toString())
        .json()
        .get("decisions")
        .forEach(each -> ids.add(each.get("id").asText()));
    assertThat(ids).hasSize(3);
    String erasure = "/v1/contacts/" + request.get("contact").asText() + "/erasure";
    String erase = "{\"reason_code\":\"ORDERED\"}";
    String hold = "/v1/decisions/" + ids.get(1) + "/hold";
    service.post(hold, "{\"held\":true,\"reason_code\":\"COURT\"}");

    Answer refused = service.post(erasure, erase);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("type").asText()).endsWith("held");
    assertThat(refused.json().get("detail").asText())
        .contains(ids.get(1))
        .doesNotContain(ids.get(0));
    JsonNode planned =
        service.post(erasure, "{\"reason_code\":\"ORDERED\",\"dry_run\":true}").json();
    assertThat(planned.at("/held/0").asText()).isEqualTo(ids.get(1));
    assertThat(planned.get("dry_run").asBoolean()).isTrue();
    assertThat(ids).noneMatch(this::isErased);

    service.post(hold, "{\"held\":false,\"reason_code\":\"COURT_ENDED\"}");
    long entries = Objects.requireNonNull(service.rows().get("ledger.event"));
    long accesses = logged();
    JsonNode done = service.post(erasure, erase).json();
    assertThat(done.get("erased"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(service.rows().get("ledger.event")).as("an entry a decision").isEqualTo(entries + 3);
    assertThat(logged()).as("what is sealed of it is its line").isEqualTo(accesses);
    assertThat(ids).allMatch(this::isErased);
    assertThat(service.post(erasure, erase).json().get("already_erased")).hasSize(3);
    assertThat(service.rows().get("ledger.event")).isEqualTo(entries + 3);

    assertThat(service.post("/v1/contacts/nobody-knows/erasure", erase).status()).isEqualTo(404);
    Answer whim = service.post(erasure, "{\"reason_code\":\"WHIM\"}");
    assertThat(whim.json().at("/errors/0/pointer").asText()).isEqualTo("/reason_code");
  }

  private boolean isErased(String id) {
    return service.get("/v1/decisions/" + id).json().get("erased").asBoolean();
  }

  @Test
  void whatCannotBeRightIsNamed() {
    String path = "/v1/decisions/" + decide();
    for (String[] bad :
        new String[][] {
          {path + "/erasure", "{\"reason_code\":\"WHIM\"}", "/reason_code"},
          {path + "/erasure", "{}", "/reason_code"},
          {path + "/hold", "{\"held\":true,\"reason_code\":\"since she asked\"}", "/reason_code"},
          {path + "/hold", "{\"reason_code\":\"COURT\"}", "/held"},
          {path + "/retention", "{\"class\":\"FOREVER\"}", "/class"}
        }) {
      Answer answer = service.post(bad[0], bad[1]);
      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
      assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(bad[2]);
    }
    assertThat(service.post(path + "/erasure", "").status()).isBetween(400, 422);
    assertThat(service.get(path + "?reason_code=no%20code").status()).isEqualTo(422);
    String unknown = "/v1/decisions/" + UUID.randomUUID();
    assertThat(service.post(unknown + "/erasure", "{\"reason_code\":\"ORDERED\"}").status())
        .isEqualTo(404);
    assertThat(service.get(unknown + "/proof").status()).isEqualTo(404);
    assertThat(service.get(unknown + "/retention").status()).isEqualTo(404);
  }
}
