package evenhand.decision.subject;

import evenhand.ledger.Salt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * What is sealed of one record: all that can be tied to a person, and the salt of the commitments
 * to it, so that both are erased together. Not thread-safe to share its arrays: they are not
 * copied.
 */
public final class SubjectContent {
  private final Salt salt;
  private final byte[] answers;
  private final byte[] shown;
  private final String words;

  /**
   * @param answers the answers as given, canonical JSON; empty where the record has none
   * @param shown the decision exactly as it was answered, JSON; empty where the record has none
   * @param words free text of a person; empty where there is none
   */
  public SubjectContent(Salt salt, byte[] answers, byte[] shown, String words) {
    this.salt = salt;
    this.answers = answers;
    this.shown = shown;
    this.words = words;
  }

  public Salt salt() {
    return salt;
  }

  public byte[] answers() {
    return answers;
  }

  public byte[] shown() {
    return shown;
  }

  public String words() {
    return words;
  }

  /** Compressed bytes: the reasons of a decision repeat the words of the rulebook. */
  public byte[] toBytes() {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
      OutputStream compressed = new DeflaterOutputStream(bytes, deflater, 4096);
      try (DataOutputStream out = new DataOutputStream(compressed)) {
        out.write(salt.bytes());
        write(out, answers);
        write(out, shown);
        write(out, words.getBytes(StandardCharsets.UTF_8));
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
  }

  public static SubjectContent of(byte[] bytes) {
    Inflater inflater = new Inflater(true);
    try (DataInputStream in =
        new DataInputStream(
            new InflaterInputStream(new ByteArrayInputStream(bytes), inflater, 4096))) {
      Salt salt = Salt.of(in.readNBytes(Salt.LENGTH));
      byte[] answers = read(in);
      byte[] shown = read(in);
      return new SubjectContent(salt, answers, shown, new String(read(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("sealed content cannot be read", e);
    } finally {
      inflater.end();
    }
  }

  private static void write(DataOutputStream out, byte[] part) throws IOException {
    out.writeInt(part.length);
    out.write(part);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
