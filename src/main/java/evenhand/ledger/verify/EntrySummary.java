package evenhand.ledger.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.UUID;

/** What every entry of every version says of itself. */
record EntrySummary(UUID id, String kind, long version) {
  static final long VERSION_MAX = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException where it is no entry
   */
  static EntrySummary of(byte[] entry) {
    String id = "";
    String kind = "";
    long version = 0;
    try (JsonParser parser = FACTORY.createParser(entry)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("an entry is a JSON object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (name.equals("id")) {
          id = parser.getText();
        } else if (name.equals("kind")) {
          kind = parser.getText();
        } else if (name.equals("version") && token == JsonToken.VALUE_NUMBER_INT) {
          version = parser.getLongValue();
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows the entry");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the entry is no JSON", e);
    }
    if (kind.isEmpty() || version < 1 || version > VERSION_MAX) {
      throw new IllegalArgumentException("the entry has no kind, or an unknown version");
    }
    return new EntrySummary(UUID.fromString(id), kind, version);
  }
}
