package evenhand.fairness.counting;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Checks that bytes are UTF-8. */
final class Utf8 {
  private Utf8() {}

  static void check(byte[] bytes, int start, int end, long line) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes, start, end - start);
    try {
      var unused = decoder.decode(input);
    } catch (CharacterCodingException e) {
      int wrong = bytes[input.position()] & 0xFF;
      throw TableFaultException.at(
          line,
          String.format(
              "byte 0x%02X is not UTF-8 (Windows-1252 perhaps); save the file as UTF-8", wrong));
    }
  }
}
