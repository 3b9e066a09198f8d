package evenhand.ledger.proof;

import evenhand.ledger.Salt;
import evenhand.ledger.note.InvalidNoteException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One entry, the proof that it is in the log, and what may be disclosed of its commitments: a small
 * file that a court checks with the public key alone.
 */
public record ProofFile(String entry, LogProof proof, List<Opening> openings) {
  /** What the member {@code format} says. */
  public static final String FORMAT = "evenhand-proof/1";

  private static final Set<String> MEMBERS = Set.of("format", "entry", "proof", "openings");
  private static final Set<String> OPENING_MEMBERS = Set.of("commitment", "salt", "content");

  public ProofFile {
    openings = List.copyOf(openings);
  }

  public ProofFile with(List<Opening> disclosed) {
    return new ProofFile(entry, proof, disclosed);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidNoteException where it is not one
   */
  public static ProofFile parse(byte[] json) {
    Map<String, Object> read = PlainJson.object(PlainJson.parse(json), MEMBERS);
    if (!FORMAT.equals(read.get("format")) || !(read.get("openings") instanceof List<?> list)) {
      throw new InvalidNoteException("a proof file has the format " + FORMAT);
    }
    List<Opening> openings = new ArrayList<>();
    for (Object each : list) {
      Map<String, Object> opening = PlainJson.object(each, OPENING_MEMBERS);
      try {
        openings.add(
            new Opening(
                PlainJson.text(opening, "commitment"),
                Salt.of(HexFormat.of().parseHex(PlainJson.text(opening, "salt"))),
                Base64.getDecoder().decode(PlainJson.text(opening, "content"))));
      } catch (IllegalArgumentException e) {
        throw new InvalidNoteException("this is no opening: " + e.getMessage());
      }
    }
    return new ProofFile(
        PlainJson.text(read, "entry"), LogProof.parse(PlainJson.text(read, "proof")), openings);
  }

  /** The exact bytes of the entry. */
  public byte[] entryBytes() {
    return entry.getBytes(StandardCharsets.UTF_8);
  }

  /** The members of the entry. */
  public Map<String, Object> entryMembers() {
    return PlainJson.object(PlainJson.parse(entryBytes()));
  }

  /** The file: maps, lists and texts only. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("entry", entry);
    json.put("proof", proof.toString());
    json.put("openings", openings.stream().map(ProofFile::json).toList());
    return json;
  }

  private static Map<String, Object> json(Opening opening) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("commitment", opening.member());
    json.put("salt", HexFormat.of().formatHex(opening.salt().bytes()));
    json.put("content", Base64.getEncoder().encodeToString(opening.content()));
    return json;
  }
}
