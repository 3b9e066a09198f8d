package evenhand;

import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connectors of {@code type: https}: what they offer, and where the password of their key store is.
 */
final class TlsConnectors {
  static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  /**
   * The strongest first. Recommended by RFC 9325 (4.2) and RFC 8446 (B.4): keys that are made for
   * one connection, and encryption that notices changes.
   */
  static final List<String> CIPHER_SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  private static final String FILE = "file:";

  private TlsConnectors() {}

  /**
   * Holds each to what is safe, and reads the password of its key store where a file holds it.
   *
   * @param key of the configuration that lists them
   * @throws IllegalArgumentException where one names an older protocol or a weaker suite
   */
  static void secure(String key, List<ConnectorFactory> connectors) {
    for (int i = 0; i < connectors.size(); i++) {
      if (connectors.get(i) instanceof HttpsConnectorFactory tls) {
        String at = key + "[" + i + "].";
        tls.setSupportedProtocols(
            among(PROTOCOLS, at + "supportedProtocols", tls.getSupportedProtocols()));
        tls.setSupportedCipherSuites(
            among(CIPHER_SUITES, at + "supportedCipherSuites", tls.getSupportedCipherSuites()));
        tls.setKeyStorePassword(read(at + "keyStorePassword", tls.getKeyStorePassword()));
      }
    }
  }

  /** What is said, where something is; patterns too are refused, for they could name anything. */
  private static List<String> among(
      List<String> safe, String key, @Nullable List<@Nullable String> said) {
    if (said == null || said.isEmpty()) {
      return safe;
    }
    List<String> names = said.stream().map(String::valueOf).toList();
    for (String name : names) {
      if (!safe.contains(name)) {
        throw new IllegalArgumentException(
            key + ": one or more of " + String.join(", ", safe) + ", but was '" + name + "'");
      }
    }
    return names;
  }

  private static @Nullable String read(String key, @Nullable String password) {
    if (password == null || !password.startsWith(FILE)) {
      return password;
    }
    Path file = Path.of(password.substring(FILE.length()));
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(key + ": the file " + file + " cannot be read", e);
    }
  }
}
