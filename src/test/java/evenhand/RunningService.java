package evenhand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The real service on a real PostgreSQL, started once for all tests that ask for it and stopped
 * with the process. Tests keep apart by using contact references of their own.
 */
public final class RunningService {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** System properties carry overrides; this keeps them from other applications' tests. */
  private static final String OVERRIDES = "running-service";

  /** Requests a second: tests ask faster than any person. */
  private static final int UNLIMITED = 100_000;

  private static final RunningService SHARED = new RunningService();

  private final Path data = temporaryFolder();
  private Optional<DropwizardTestSupport<EvenhandConfiguration>> support;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private boolean tried;

  private RunningService(ConfigOverride... others) {
    this("config.yml", UNLIMITED, UNLIMITED, others);
  }

  private RunningService(String file, int person, int address, ConfigOverride... others) {
    List<ConfigOverride> overrides = new ArrayList<>(List.of(others));
    overrides.add(override("security.rate.person", String.valueOf(person)));
    overrides.add(override("security.rate.address", String.valueOf(address)));
    overrides.add(override("database.data_directory", data.toString()));
    overrides.add(override("server.applicationConnectors[0].port", "0"));
    overrides.add(override("server.adminConnectors[0].port", "0"));
    this.support =
        Optional.of(
            new DropwizardTestSupport<>(
                EvenhandApplication.class,
                file,
                OVERRIDES,
                overrides.toArray(ConfigOverride[]::new)));
  }

  private static ConfigOverride override(String key, String value) {
    return ConfigOverride.config(OVERRIDES, key, value);
  }

  /** One of its own, whose callers sign in with tokens of an issuer; close it. */
  public static RunningService signedIn(String issuer, String keys) {
    RunningService service =
        new RunningService(override("security.issuer", issuer), override("security.keys", keys));
    service.start();
    return service;
  }

  /** The same, where people sign in with a browser too; {@code client} as the issuer knows it. */
  public static RunningService withBrowsers(String issuer, String keys, String client) {
    RunningService service =
        new RunningService(
            override("security.issuer", issuer),
            override("security.keys", keys),
            override("security.browser.address", "http://127.0.0.1"),
            override("security.browser.client_id", client));
    service.start();
    return service;
  }

  /** One of its own with other settings, key and value in turn; close it. */
  public static RunningService configured(String... settings) {
    ConfigOverride[] overrides = new ConfigOverride[settings.length / 2];
    for (int i = 0; i < overrides.length; i++) {
      overrides[i] = override(settings[2 * i], settings[2 * i + 1]);
    }
    RunningService service = new RunningService(overrides);
    service.start();
    return service;
  }

  /** One of its own, configured by another file; close it. */
  public static RunningService configuredBy(Path file) {
    RunningService service = new RunningService(file.toString(), UNLIMITED, UNLIMITED);
    service.start();
    return service;
  }

  /** The same, where each person and each address may make so many requests a second. */
  public static RunningService limited(String issuer, String keys, int person, int address) {
    RunningService service =
        new RunningService(
            "config.yml",
            person,
            address,
            override("security.issuer", issuer),
            override("security.keys", keys));
    service.start();
    return service;
  }

  /** Stops a service of one's own; whoever holds it on holds none of its rulebooks. */
  public void stop() {
    running().after();
    support = Optional.empty();
  }

  private DropwizardTestSupport<EvenhandConfiguration> running() {
    return support.orElseThrow(() -> new IllegalStateException("the service was stopped"));
  }

  /** The one that all tests of this process share. */
  public static synchronized RunningService shared() {
    SHARED.start();
    return SHARED;
  }

  private void start() {
    if (tried) {
      return;
    }
    tried = true;
    try {
      running().before();
    } catch (Exception e) {
      throw new IllegalStateException("the service does not start", e);
    }
  }

  public int port() {
    return running().getLocalPort();
  }

  public int adminPort() {
    return running().getAdminPort();
  }

  /** Where PostgreSQL keeps its cluster. */
  public Path cluster() {
    return data.resolve("postgresql");
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer getAdmin(String path) {
    return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort() + path)).GET());
  }

  /** Posts JSON; {@code headers} are names and values in turn. */
  public Answer post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofMinutes(2));
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An answer over HTTP. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
      try {
        return MAPPER.readTree(body());
      } catch (IOException e) {
        throw new UncheckedIOException(body(), e);
      }
    }
  }

  /** Rows of every table of the service's schemas, so that a test can show nothing was written. */
  public Map<String, Long> rows() {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      List<String> counts = new ArrayList<>();
      try (ResultSet tables =
          statement.executeQuery(
              """
              SELECT format('SELECT %L, count(*) FROM ONLY %I.%I', c.oid::regclass,
                            n.nspname, c.relname)
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname IN ('triage', 'subject', 'monitoring', 'ledger')
                AND c.relkind = 'r'
              """)) {
        while (tables.next()) {
          counts.add(tables.getString(1));
        }
      }
      Map<String, Long> rows = new TreeMap<>();
      try (ResultSet counted = statement.executeQuery(String.join(" UNION ALL ", counts))) {
        while (counted.next()) {
          rows.put(counted.getString(1), counted.getLong(2));
        }
      }
      // Sealing goes on beside: it moves what waits into the order and adds checkpoints.
      rows.remove("ledger.checkpoint");
      rows.merge("ledger.entry", rows.remove("ledger.outbox"), Long::sum);
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes what only time, or an intruder, could change; returns how many rows. */
  public int execute(String sql) {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows of one table. */
  public long count(String table) {
    return rows().getOrDefault(table, 0L);
  }

  /** The folder that verbs name as --data-dir. */
  public Path data() {
    return data;
  }

  /** A connection that may do everything, as an insider could. */
  public Connection superuser() throws SQLException {
    try {
      Properties login = new Properties();
      login.put("user", "postgres");
      login.put("password", Files.readString(data.resolve("postgresql-password")).strip());
      String port = Files.readAllLines(cluster().resolve("postmaster.pid")).get(3).strip();
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:" + port + "/evenhand", login);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("evenhand-it-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
