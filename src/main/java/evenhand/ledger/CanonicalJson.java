package evenhand.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in the one form of RFC 8785, so that equal values are equal bytes. */
public final class CanonicalJson {
  private CanonicalJson() {}

  /** Canonical UTF-8 bytes of a JSON object or array. */
  public static byte[] of(JsonNode json) {
    try {
      return new JsonCanonicalizer(json.toString().getBytes(StandardCharsets.UTF_8))
          .getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException("this JSON has no canonical form", e);
    }
  }
}
