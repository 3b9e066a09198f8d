package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.Console;
import evenhand.Console.Said;
import evenhand.OwnCertificate;
import evenhand.RunningService;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service offers where it speaks TLS itself, and which settings it refuses. */
class TlsIT {
  private static final String ISSUER = "https://login.police.example/evenhand";
  private static final int AES_256 = 0xc030;
  private static final int AES_128 = 0xc02f;

  @TempDir private static Path folder;
  private static OwnCertificate certificate;
  private static RunningService service;

  /** On every address, where only TLS may listen, with nothing said of protocols and suites. */
  @BeforeAll
  static void start() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), OwnCertificate.PASSWORD + "\n");
    certificate = OwnCertificate.in(folder);
    String connector = "server.applicationConnectors[0].";
    service =
        RunningService.configured(
            "security.issuer",
            ISSUER,
            "security.keys",
            ISSUER + "/jwks",
            connector + "type",
            "https",
            connector + "bindHost",
            "0.0.0.0",
            connector + "keyStorePath",
            certificate.store().toString(),
            connector + "keyStoreType",
            "PKCS12",
            connector + "keyStorePassword",
            "file:" + password);
  }

  @AfterAll
  static void stop() {
    service.stop();
  }

  private static HttpResponse<String> called(String protocol) throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(certificate.context())
            .sslParameters(new SSLParameters(null, new String[] {protocol}))
            .build();
    URI address = URI.create("https://localhost:" + service.port() + "/v1/openapi.json");
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, TLS_AES_256_GCM_SHA384", "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"})
  void bothVersionsServeWithTheStrongestSuite(String protocol, String suite) throws Exception {
    HttpResponse<String> answer = called(protocol);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"openapi\"");
    assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo(protocol);
    assertThat(answer.sslSession().orElseThrow().getCipherSuite()).isEqualTo(suite);
  }

  @Test
  void theServiceChoosesTheStrongestWhateverTheCallerPrefers() throws Exception {
    int port = service.port();
    assertThat(new ClientHello(ClientHello.TLS_1_2, AES_128).sentTo(port)).isEqualTo("c02f");
    assertThat(new ClientHello(ClientHello.TLS_1_2, AES_128, AES_256).sentTo(port))
        .isEqualTo("c030");
  }

  @ParameterizedTest
  @CsvSource({"localhost, 200", "evenhand.police.example, 400"})
  void onlyNamesOfTheCertificateAreServed(String host, String status) throws Exception {
    try (Socket socket =
        certificate.context().getSocketFactory().createSocket("localhost", service.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET /v1/openapi.json HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("<html");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {ClientHello.TLS_1_0, ClientHello.TLS_1_1})
  void olderVersionsAreRefused(int version) throws Exception {
    // Those suites exist in TLS 1.0 too; 70 is protocol_version.
    assertThat(new ClientHello(version, 0xc014, 0xc013, 0x0035, 0x002f).sentTo(service.port()))
        .isEqualTo("alert 70");
  }

  @ParameterizedTest
  @CsvSource({
    "c028, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
    "c027, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
    "c014, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
    "009d, TLS_RSA_WITH_AES_256_GCM_SHA384",
    "003c, TLS_RSA_WITH_AES_128_CBC_SHA256",
    "009e, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
    "000a, TLS_RSA_WITH_3DES_EDE_CBC_SHA"
  })
  void suitesThatAreNotRecommendedAreRefused(String number, String name) throws Exception {
    int suite = Integer.parseInt(number, 16);
    // 40 is handshake_failure: no suite in common.
    assertThat(new ClientHello(ClientHello.TLS_1_2, suite).sentTo(service.port()))
        .as(name)
        .isEqualTo("alert 40");
    assertThat(new ClientHello(ClientHello.TLS_1_2, suite, AES_128).sentTo(service.port()))
        .as("beside one that is")
        .isEqualTo("c02f");
  }

  @ParameterizedTest
  @CsvSource({
    "supportedProtocols, TLSv1.1",
    "supportedCipherSuites, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
    "supportedCipherSuites, TLS_.*"
  })
  void aWeakSettingIsRefusedByName(String key, String value) throws Exception {
    Path config = folder.resolve("config.yml");
    Files.writeString(config, example("    #   " + key + ": [" + value + "]"));
    Said said = Console.evenhand(folder, "server", config.toString());
    assertThat(said.status()).isNotZero();
    assertThat(said.out() + said.err())
        .contains("server.applicationConnectors[1]." + key + ": one or more of TLS")
        .contains("but was '" + value + "'");
  }

  /** What {@code config.yml} shows as a comment, not as one, with a line more. */
  private static String example(String line) throws Exception {
    String shown = Files.readString(Path.of("config.yml"));
    String begin = "    # - type: https\n";
    assertThat(shown).contains(begin);
    int start = shown.indexOf(begin);
    int end = shown.indexOf("  adminConnectors:", start);
    String connector =
        shown
            .substring(start, end)
            .replace(begin, begin + line + "\n")
            .replace("bindHost: 0.0.0.0", "bindHost: 127.0.0.1")
            .lines()
            .map(each -> each.replaceFirst("^    # ", "    "))
            .collect(Collectors.joining("\n", "", "\n"));
    return shown.substring(0, start)
        + connector
        + shown
            .substring(end)
            .replace("data_directory: data", "data_directory: " + folder.resolve("data"));
  }
}
