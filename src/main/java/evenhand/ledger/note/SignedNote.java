package evenhand.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text with the signatures on it (C2SP signed note).
 *
 * @param text with its final newline
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  private static final int BYTES_MAX = 1_000_000;
  private static final int SIGNATURES_MAX = 100;

  public SignedNote {
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < 32 && c != '\n')) {
      throw new InvalidNoteException("a note ends in a newline and has no control characters");
    }
    signatures = List.copyOf(signatures);
  }

  public static SignedNote parse(byte[] utf8) {
    if (utf8.length > BYTES_MAX) {
      throw new InvalidNoteException("a note has at most " + BYTES_MAX + " bytes");
    }
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidNoteException("a note is UTF-8", e);
    }
  }

  public static SignedNote parse(String note) {
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || blank + 2 >= note.length()) {
      throw new InvalidNoteException("a note has a text, a blank line and signature lines");
    }
    String[] lines = note.substring(blank + 2, note.length() - 1).split("\n", -1);
    if (lines.length > SIGNATURES_MAX) {
      throw new InvalidNoteException("a note has at most " + SIGNATURES_MAX + " signatures");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines) {
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(note.substring(0, blank + 1), signatures);
  }

  /**
   * The signatures by known keys, all of which must be valid; those by others are left aside.
   *
   * @throws InvalidNoteException where one by a known key is not valid
   */
  public List<NoteSignature> verified(Collection<VerifierKey> keys) {
    List<NoteSignature> verified = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      for (VerifierKey key : keys) {
        if (key.made(signature)) {
          if (!key.verifies(text, signature)) {
            throw new InvalidNoteException("the signature by " + key.name() + " is not valid");
          }
          verified.add(signature);
        }
      }
    }
    return verified;
  }

  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> more = new ArrayList<>(signatures);
    more.add(signature);
    return new SignedNote(text, more);
  }

  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()).append('\n'));
    return note.toString();
  }
}
