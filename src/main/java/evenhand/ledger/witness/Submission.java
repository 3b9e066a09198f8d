package evenhand.ledger.witness;

import evenhand.ledger.Hash;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.SignedNote;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a log sends to a witness: a checkpoint, and the proof that it grew from an old size. */
public record Submission(long oldSize, List<Hash> proof, SignedNote note) {
  private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,17})");
  private static final int HASHES_MAX = 63;

  public Submission {
    proof = List.copyOf(proof);
  }

  /** Reads the body of add-checkpoint. */
  static Submission parse(String body) {
    int blank = body.indexOf("\n\n");
    String[] lines = blank < 0 ? new String[0] : body.substring(0, blank).split("\n", -1);
    if (lines.length == 0 || lines.length > HASHES_MAX + 1 || !OLD.matcher(lines[0]).matches()) {
      throw new InvalidNoteException("an old size, proof lines and a checkpoint are expected");
    }
    try {
      List<Hash> proof = new ArrayList<>();
      for (String line : List.of(lines).subList(1, lines.length)) {
        proof.add(Hash.ofBase64(line));
      }
      return new Submission(
          Long.parseLong(lines[0].substring("old ".length())),
          proof,
          SignedNote.parse(body.substring(blank + 2)));
    } catch (IllegalArgumentException e) {
      throw new InvalidNoteException("a proof line is a hash in base64");
    }
  }

  /** The body of add-checkpoint. */
  @Override
  public String toString() {
    StringBuilder body = new StringBuilder("old ").append(oldSize).append('\n');
    proof.forEach(hash -> body.append(hash.base64()).append('\n'));
    return body.append('\n').append(note).toString();
  }
}
