package evenhand.ledger.verify;

import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.proof.PlainJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an export says of itself in {@code log.json}. */
public record About(String origin, long size, List<VerifierKey> keys) {
  /** The file's name. */
  public static final String FILE = "log.json";

  private static final String FORMAT = "evenhand-log/1";

  public About {
    keys = List.copyOf(keys);
  }

  /**
   * Reads the file.
   *
   * @throws InvalidNoteException where it is not one
   */
  static About parse(byte[] json) {
    Map<String, Object> read = PlainJson.object(PlainJson.parse(json));
    boolean shaped =
        read.keySet().equals(Set.of("format", "origin", "size", "keys"))
            && FORMAT.equals(read.get("format"))
            && read.get("size") instanceof Long
            && read.get("keys") instanceof List<?>;
    if (!shaped) {
      throw new InvalidNoteException(FILE + " of format " + FORMAT + " has origin, size and keys");
    }
    List<VerifierKey> keys = new ArrayList<>();
    if (read.get("keys") instanceof List<?> list) {
      list.forEach(key -> keys.add(VerifierKey.parse(String.valueOf(key))));
    }
    long size = read.get("size") instanceof Long number ? number : 0;
    return new About(PlainJson.text(read, "origin"), size, keys);
  }

  public byte[] bytes() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("origin", origin);
    json.put("size", size);
    json.put("keys", keys.stream().map(VerifierKey::toString).toList());
    return (PlainJson.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
