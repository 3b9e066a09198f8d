package evenhand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Request bodies for tests, each with a contact of its own. */
public final class Requests {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Requests() {}

  /** The contract's example, word for word. */
  public static ObjectNode contractExample() {
    try (InputStream file = Requests.class.getResourceAsStream("/contract/decision-request.json")) {
      return (ObjectNode) MAPPER.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contract's example for a contact that no other test knows, reported today. */
  public static ObjectNode decision() {
    ObjectNode request = contractExample();
    request.put("contact", newContact());
    ObjectNode facts = (ObjectNode) request.get("facts");
    String today = LocalDate.now(ZoneId.of("Europe/London")).toString();
    facts.put("incident_date", today);
    facts.put("offence_date", today);
    return request;
  }

  /**
   * The same, graded high where it is grave and not otherwise, with one fact about the victim that
   * only the audit reads.
   */
  public static ObjectNode decision(boolean isGrave, String characteristic, String code) {
    ObjectNode request = decision();
    if (!isGrave) {
      ObjectNode facts = (ObjectNode) request.get("facts");
      facts.put("nfs_alleged", "no").put("dash_strangle", "no").put("dash_frightened", "no");
      facts.remove("offence_date");
    }
    request.putObject("monitoring").putObject("victim").put(characteristic, code);
    return request;
  }

  /** For a contact that no other test knows, which one rulebook decides; to be given its facts. */
  public static ObjectNode about(String rulebook) {
    ObjectNode request = decision();
    request.putArray("rulebooks").add(rulebook);
    request.remove("monitoring");
    request.putObject("facts");
    return request;
  }

  public static String newContact() {
    return "IT-" + UUID.randomUUID();
  }

  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }
}
