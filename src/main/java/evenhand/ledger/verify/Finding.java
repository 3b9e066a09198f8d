package evenhand.ledger.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is not as it must be.
 *
 * @param index the first entry that it concerns; -1 where it concerns none
 */
public record Finding(long index, String message) {
  /** Stands where no entry is concerned. */
  public static final long NO_INDEX = -1;

  static Finding of(String message) {
    return new Finding(NO_INDEX, message);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (index != NO_INDEX) {
      json.put("index", index);
    }
    json.put("message", message);
    return json;
  }

  @Override
  public String toString() {
    return index == NO_INDEX ? message : "index " + index + ": " + message;
  }
}
