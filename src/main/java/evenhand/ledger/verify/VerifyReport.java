package evenhand.ledger.verify;

import evenhand.ledger.proof.PlainJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a check of a log found.
 *
 * @param entries how many were read
 * @param checkpoints how many were checked
 * @param witnesses how many known witnesses countersigned the newest checkpoint
 * @param findings the first hundred; empty where all is well
 * @param count how many there were in all
 * @param notes what a reader should know and is no fault
 */
public record VerifyReport(
    String origin,
    long entries,
    long checkpoints,
    int witnesses,
    List<Finding> findings,
    long count,
    List<String> notes) {

  public VerifyReport {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  public boolean isClean() {
    return count == 0;
  }

  /** The lowest index that something is wrong with. */
  public OptionalLong firstBadIndex() {
    return findings.stream()
        .mapToLong(Finding::index)
        .filter(index -> index != Finding.NO_INDEX)
        .min();
  }

  public String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verified", isClean());
    json.put("origin", origin);
    json.put("entries", entries);
    json.put("checkpoints", checkpoints);
    json.put("witnesses", (long) witnesses);
    firstBadIndex().ifPresent(index -> json.put("first_bad_index", index));
    json.put("faults", count);
    json.put("findings", findings.stream().map(Finding::json).toList());
    json.put("notes", notes);
    return PlainJson.write(json);
  }

  /** Lines for a person. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    findings.forEach(finding -> lines.add(finding.toString()));
    if (count > findings.size()) {
      lines.add("and " + (count - findings.size()) + " more");
    }
    notes.forEach(note -> lines.add("note: " + note));
    firstBadIndex().ifPresent(index -> lines.add("first bad index: " + index));
    lines.add(
        (isClean() ? "verified" : "NOT VERIFIED")
            + ": "
            + origin
            + ", "
            + entries
            + " entries, "
            + checkpoints
            + " checkpoints, "
            + witnesses
            + " witnesses");
    return lines;
  }
}
