package evenhand.ledger.note;

import evenhand.ledger.Hash;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log commits to: its size and root (C2SP checkpoint, without extension lines).
 *
 * @param origin which log
 */
public record Checkpoint(String origin, long size, Hash root) {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  public Checkpoint {
    if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
      throw new InvalidNoteException("an origin is one line that is not empty");
    }
    if (size < 0) {
      throw new InvalidNoteException("a log has no size " + size);
    }
  }

  /** Reads the text of a note. */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty() || !NUMBER.matcher(lines[1]).matches()) {
      throw new InvalidNoteException(
          "a checkpoint has three lines, origin, size and root, but was: " + text);
    }
    try {
      return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
    } catch (IllegalArgumentException e) {
      throw new InvalidNoteException("the root of a checkpoint is 32 bytes in base64", e);
    }
  }

  /** The text that is signed. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /** The checkpoint as a note signed by the log. */
  public SignedNote signedBy(SignerKey key) {
    return new SignedNote(text(), List.of(key.sign(text())));
  }
}
