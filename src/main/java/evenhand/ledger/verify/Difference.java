package evenhand.ledger.verify;

import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.proof.PlainJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A record that was found, while exporting, not to say what its entry says. */
public record Difference(long index, String id, String what) {

  public String line() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("index", index);
    json.put("id", id);
    json.put("what", what);
    return PlainJson.write(json);
  }

  static Difference parse(String line) {
    try {
      Map<String, Object> read =
          PlainJson.object(PlainJson.parse(line.getBytes(StandardCharsets.ISO_8859_1)));
      long index = read.get("index") instanceof Long number ? number : Finding.NO_INDEX;
      return new Difference(index, PlainJson.text(read, "id"), PlainJson.text(read, "what"));
    } catch (InvalidNoteException e) {
      return new Difference(Finding.NO_INDEX, "?", "an unreadable line of differences");
    }
  }

  Finding finding() {
    return new Finding(index, "the record " + id + " in the database: " + what);
  }
}
