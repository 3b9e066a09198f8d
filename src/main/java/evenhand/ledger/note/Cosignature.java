package evenhand.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The C2SP {@code cosignature/v1} of a witness: a signature that carries its time. */
public final class Cosignature {
  private Cosignature() {}

  static byte[] message(long time, String text) {
    return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  static long timeOf(byte[] timed) {
    return ByteBuffer.wrap(timed).getLong();
  }

  /** When a witness countersigned; only worth reading once the signature has been verified. */
  public static Instant time(NoteSignature cosignature) {
    return Instant.ofEpochSecond(timeOf(cosignature.bytes()));
  }
}
