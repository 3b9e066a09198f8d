package bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** An issuer of tokens on this machine: publishes its key and signs what it is asked to. */
final class Issuer implements AutoCloseable {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;
  private final HttpServer server;

  Issuer() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    this.keys = generator.generateKeyPair();
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    byte[] published =
        "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"kid\": \"bench\", \"n\": \"%s\", \"e\": \"%s\"}]}"
            .formatted(unsigned(key.getModulus()), unsigned(key.getPublicExponent()))
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, published.length);
          exchange.getResponseBody().write(published);
          exchange.close();
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The header of a caller with one role, good for an hour. */
  String header(String subject, String role) throws GeneralSecurityException {
    long now = System.currentTimeMillis() / 1000;
    String signed =
        encoded("{\"alg\": \"RS256\", \"kid\": \"bench\", \"typ\": \"JWT\"}")
            + "."
            + encoded(
                "{\"iss\": \"%s\", \"aud\": \"evenhand\", \"sub\": \"%s\", \"roles\": [\"%s\"], \"iat\": %d, \"exp\": %d}"
                    .formatted(address(), subject, role, now, now + 3600));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return "Authorization: Bearer " + signed + "." + BASE64.encodeToString(signature.sign()) + "\r\n";
  }

  private static String encoded(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int start = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
