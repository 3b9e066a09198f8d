package evenhand.ledger.proof;

import evenhand.ledger.Hash;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.tree.InclusionProof;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** That an entry is in a log, with the checkpoint it is in (C2SP tlog-proof). */
public record LogProof(InclusionProof inclusion, SignedNote note) {
  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
  private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,17})");

  /** What the note commits to. */
  public Checkpoint checkpoint() {
    return Checkpoint.parse(note.text());
  }

  /** Reads what {@link #toString()} wrote. */
  public static LogProof parse(String text) {
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new InvalidNoteException("a proof has a blank line before its checkpoint");
    }
    String[] lines = text.substring(0, blank).split("\n", -1);
    if (lines.length < 2 || !lines[0].equals(FIRST_LINE) || !INDEX.matcher(lines[1]).matches()) {
      throw new InvalidNoteException("a proof begins with '" + FIRST_LINE + "' and an index");
    }
    SignedNote note = SignedNote.parse(text.substring(blank + 2));
    long index = Long.parseLong(lines[1].substring("index ".length()));
    try {
      List<Hash> path = new ArrayList<>();
      for (String line : List.of(lines).subList(2, lines.length)) {
        path.add(Hash.ofBase64(line));
      }
      long size = Checkpoint.parse(note.text()).size();
      return new LogProof(new InclusionProof(index, size, path), note);
    } catch (IllegalArgumentException e) {
      throw new InvalidNoteException("this is no inclusion proof: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    text.append("index ").append(inclusion.index()).append('\n');
    inclusion.path().forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(note).toString();
  }
}
