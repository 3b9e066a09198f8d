package evenhand.rulebook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * What time alone asks for: nothing more is answered, and yet from an instant on the rules add a
 * task or a review. A review's instant may lie behind the decision; a task's never does.
 *
 * @param kind {@code action} or {@code review}
 * @param code of the task or the review
 * @param due the first instant at which the rules ask for it, under today's parameters
 */
@JsonPropertyOrder({"kind", "code", "due"})
public record Reminder(String kind, String code, Instant due) {}
