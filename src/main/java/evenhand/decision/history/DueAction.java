package evenhand.decision.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import evenhand.decision.ActionId;
import evenhand.decision.ContactReference;
import java.time.Instant;
import java.util.Optional;

/**
 * What a standing decision asks for and nobody has marked done.
 *
 * @param kind {@code action}, or {@code review} for one that time alone asks for
 * @param overdue whether its instant has passed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"id", "contact", "rulebook", "kind", "code", "due", "due_rule", "overdue"})
public record DueAction(
    ActionId id,
    ContactReference contact,
    String rulebook,
    String kind,
    String code,
    Optional<Instant> due,
    @JsonProperty("due_rule") Optional<String> dueRule,
    boolean overdue) {}
