package evenhand.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests about contacts, written as sentences. */
public final class Contacts {
  public static final Actor HANDLER = new Actor("handler-1");
  public static final Actor OTHER_HANDLER = new Actor("handler-2");

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String reference;
  private final List<String> rulebooks = new ArrayList<>();
  private final ObjectNode facts = JsonNodeFactory.instance.objectNode();
  private Optional<JsonNode> monitoring = Optional.empty();
  private Optional<ContactRequest.Correction> correction = Optional.empty();
  private Optional<Instant> asOf = Optional.empty();

  private Contacts(String reference) {
    this.reference = reference;
  }

  public static Contacts aContact() {
    return new Contacts("IT-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
  }

  public static Contacts aContactCalled(String reference) {
    return new Contacts(reference);
  }

  /** The example of the contract: a strangled, frightened victim. */
  public static Contacts aStrangledVictim() {
    return aContact()
        .about("domestic-abuse")
        .answering("victim_age", 34)
        .answering("suspect_age", 36)
        .answering("personally_connected", "yes")
        .answering("incident_date", "2026-11-22")
        .answering("call_channel", "emergency_999")
        .answering("call_cut_off", "no")
        .answering("suspect_present", "no")
        .answering("dash_tool", "ric24")
        .answering("nfs_alleged", "yes")
        .answering("offence_date", "2026-11-22")
        .answering("dash_strangle", "yes")
        .answering("dash_frightened", "yes")
        .asOf("2026-11-22T10:15:00Z");
  }

  /** The case of a vignette of the rulebook. */
  public static Contacts theCaseOf(String rulebook, String vignette) {
    return aContact().withTheCaseOf(rulebook, vignette);
  }

  /** Adds the answers of a vignette. */
  public Contacts withTheCaseOf(String rulebook, String vignette) {
    JsonNode found = Vignettes.find(rulebook, vignette);
    facts.setAll((ObjectNode) found.path("facts"));
    return about(rulebook).asOf(found.path("as_of").asText());
  }

  public Contacts about(String rulebook) {
    rulebooks.add(rulebook);
    return this;
  }

  public Contacts answering(String question, String answer) {
    facts.put(question, answer);
    return this;
  }

  public Contacts answering(String question, int answer) {
    facts.put(question, answer);
    return this;
  }

  /** The same contact with another case in place of the one so far. */
  public Contacts nowTheCaseOf(String rulebook, String vignette) {
    rulebooks.clear();
    facts.removeAll();
    return withTheCaseOf(rulebook, vignette);
  }

  public Contacts notAnswering(String question) {
    facts.remove(question);
    return this;
  }

  public String reference() {
    return reference;
  }

  public Contacts monitored(String json) {
    monitoring = Optional.of(Json.read(json.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  public Contacts correcting(String decision, String reason) {
    correction = Optional.of(new ContactRequest.Correction(decision, reason));
    return this;
  }

  public Contacts asOf(String instant) {
    asOf = Optional.of(Instant.parse(instant));
    return this;
  }

  public ContactRequest request() {
    return new ContactRequest(
        reference, rulebooks, facts.deepCopy(), monitoring, correction, asOf, Map.of(), false);
  }

  public static IdempotencyKey aKey() {
    return new IdempotencyKey(
        "key-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
  }
}
