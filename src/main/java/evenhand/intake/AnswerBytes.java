package evenhand.intake;

import evenhand.decision.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The answer to a request, put together from its recorded parts so that it is always the same. */
final class AnswerBytes {
  private AnswerBytes() {}

  /**
   * The answer's UTF-8 bytes.
   *
   * @param summary JSON
   * @param decisions JSON, each as recorded
   */
  static byte[] of(String contact, String summary, List<byte[]> decisions) {
    int length = summary.length() + 128;
    for (byte[] decision : decisions) {
      length += decision.length + 1;
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream(length);
    write(answer, "{\"contact\":");
    answer.writeBytes(Json.bytes(contact));
    write(answer, ",\"recorded\":true,\"summary\":");
    write(answer, summary);
    write(answer, ",\"decisions\":[");
    for (int i = 0; i < decisions.size(); i++) {
      write(answer, i == 0 ? "" : ",");
      answer.writeBytes(decisions.get(i));
    }
    write(answer, "]}");
    return answer.toByteArray();
  }

  private static void write(ByteArrayOutputStream answer, String text) {
    answer.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
