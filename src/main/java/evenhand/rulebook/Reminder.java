package evenhand.rulebook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * What time alone will ask for: nothing more is answered, and yet from an instant on the rules add
 * a task or a review.
 *
 * @param kind {@code action} or {@code review}
 * @param code of the task or the review
 * @param due the first instant at which the rules ask for it, under today's parameters
 */
@JsonPropertyOrder({"kind", "code", "due"})
public record Reminder(String kind, String code, Instant due) {}
