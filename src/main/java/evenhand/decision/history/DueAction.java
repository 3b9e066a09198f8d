package evenhand.decision.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import evenhand.decision.ActionId;
import evenhand.decision.ContactReference;
import java.time.Instant;
import java.util.Optional;

/**
 * A task that a standing decision asks for and that nobody has marked done.
 *
 * @param overdue whether its instant has passed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"id", "contact", "rulebook", "code", "due", "due_rule", "overdue"})
public record DueAction(
    ActionId id,
    ContactReference contact,
    String rulebook,
    String code,
    Optional<Instant> due,
    @JsonProperty("due_rule") Optional<String> dueRule,
    boolean overdue) {}
