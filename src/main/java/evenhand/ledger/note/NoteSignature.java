package evenhand.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note.
 *
 * @param keyId with the name it says which key signed
 * @param bytes the signature; never changed
 */
public record NoteSignature(String name, int keyId, byte[] bytes) {
  private static final String PREFIX = "— ";

  public NoteSignature {
    name = new KeyName(name).value();
    bytes = bytes.clone();
  }

  /** Reads a line without its newline. */
  public static NoteSignature parse(String line) {
    int space = line.indexOf(' ', PREFIX.length());
    if (!line.startsWith(PREFIX) || space < 0) {
      throw new InvalidNoteException("this is no signature line: " + line);
    }
    byte[] signed = VerifierKey.decode(line.substring(space + 1));
    if (signed.length <= Integer.BYTES) {
      throw new InvalidNoteException("this signature is too short: " + line);
    }
    return new NoteSignature(
        line.substring(PREFIX.length(), space),
        ByteBuffer.wrap(signed).getInt(),
        Arrays.copyOfRange(signed, Integer.BYTES, signed.length));
  }

  static boolean starts(String line) {
    return line.startsWith(PREFIX);
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The line without its newline. */
  public String line() {
    byte[] all = ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes).array();
    return PREFIX + name + " " + Base64.getEncoder().encodeToString(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that && line().equals(that.line());
  }

  @Override
  public int hashCode() {
    return line().hashCode();
  }
}
