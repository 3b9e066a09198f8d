package evenhand.rulebook.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import evenhand.rulebook.Advice;

/** Advice as the text that its bytes spell. */
public final class Bytes {
  private static final ObjectMapper MAPPER = new ObjectMapper().findAndRegisterModules();

  private Bytes() {}

  /** All of it but the revision, which names the files and not what they say. */
  public static String of(Advice advice) {
    return text(advice.outcome())
        + text(advice.rules())
        + text(advice.reasons())
        + text(advice.openQuestions())
        + advice.rulebook()
        + advice.version()
        + advice.asOf();
  }

  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
