package evenhand.governance.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.EvenhandApplication;
import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.database.Database;
import evenhand.database.SharedDatabase;
import evenhand.decision.Actor;
import evenhand.governance.SampleRulebook;
import evenhand.governance.Signers;
import evenhand.governance.approval.SignedVerdict;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A real service with the small rulebook of the tests, which it runs unapproved at first. */
final class LiveService implements AutoCloseable {
  static final Actor BY = new Actor("admin-1");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADING = "A rulebook to break";

  final SampleRulebook sample;
  final Signers signers;
  final Database database;
  final ActivationService activations;
  final Path data;
  private final DropwizardTestSupport<EvenhandConfiguration> service;
  private final HttpClient client = HttpClient.newHttpClient();
  private int edits;

  private LiveService(Path temporary) throws Exception {
    this.sample = SampleRulebook.in(Files.createDirectory(temporary.resolve("rules"))).audited();
    this.signers = new Signers(temporary);
    this.data = temporary.resolve("data");
    String prefix = temporary.getFileName().toString().replace('.', '-');
    this.service =
        new DropwizardTestSupport<>(
            EvenhandApplication.class,
            "config.yml",
            prefix,
            ConfigOverride.config(prefix, "database.data_directory", data.toString()),
            ConfigOverride.config(prefix, "rulebooks.folder", sample.rules().toString()),
            ConfigOverride.config(prefix, "rulebooks.roster", signers.file().toString()),
            ConfigOverride.config(prefix, "duties.appropriate_policy_document", "APD-1 v1"),
            ConfigOverride.config(prefix, "duties.impact_assessment", "DPIA-1 v1"),
            ConfigOverride.config(prefix, "server.applicationConnectors[0].port", "0"),
            ConfigOverride.config(prefix, "server.adminConnectors[0].port", "0"));
    service.before();
    InstantSource clock = InstantSource.system();
    this.database = Database.beside(service.getConfiguration().getDatabase(), clock);
    this.activations = GovernanceSetup.activations(service.getConfiguration(), database, clock);
  }

  static LiveService start() {
    try {
      return new LiveService(Files.createTempDirectory("evenhand-live-"));
    } catch (Exception e) {
      throw new IllegalStateException("the service does not start", e);
    }
  }

  /** Another revision of the same rulebook, which nobody has seen. */
  Rulebook edited() {
    edits++;
    return sample.edit("rulebook.yml", HEADING, HEADING + " " + edits).load();
  }

  /** Approved by both and let through the gate, in force from now on. */
  Activation activated(Rulebook rulebook) {
    List<SignedVerdict> verdicts = new ArrayList<>(signers.all(rulebook));
    verdicts.add(signers.passesGate(rulebook, "A test that shows something else."));
    return activate(rulebook, verdicts);
  }

  /** In force from now on, where what was signed allows it. */
  Activation activate(Rulebook rulebook, List<SignedVerdict> verdicts) {
    return activations.activate(rulebook, verdicts, Optional.empty(), BY);
  }

  /** Posts a contact that says yes to one question. */
  HttpResponse<String> decide() throws IOException, InterruptedException {
    String body =
        "{\"contact\": \"ACT-%s\", \"rulebooks\": [\"sample\"], \"facts\": {\"was_hurt\": \"yes\"}}"
            .formatted(UUID.randomUUID());
    return client.send(
        HttpRequest.newBuilder(uri(service.getLocalPort(), "/v1/decisions"))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** Posts what is said to a path. */
  String post(String path, String body) {
    return send(
        HttpRequest.newBuilder(uri(service.getLocalPort(), path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String get(int port, String path) {
    return send(HttpRequest.newBuilder(uri(port, path)).build());
  }

  private String send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode get(String path) {
    return json(get(service.getLocalPort(), path));
  }

  String page(String path) {
    return get(service.getLocalPort(), path);
  }

  String metrics() {
    return get(service.getAdminPort(), "/metrics");
  }

  String inForce() {
    return get("/v1/rulebooks/sample").path("revision").asText();
  }

  void awaitInForce(Revision revision) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(inForce()).isEqualTo(revision.name()));
  }

  /** Rows that say something else than their entries. */
  long differences() {
    return SharedDatabase.superuser(database, data)
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM ledger.difference")
                    .mapTo(Long.class)
                    .one());
  }

  @Override
  public void close() {
    database.close();
    service.after();
  }
}
