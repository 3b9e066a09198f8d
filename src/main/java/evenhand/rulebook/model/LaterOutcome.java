package evenhand.rulebook.model;

/**
 * A kind of later knowledge that may be recorded against a decision.
 *
 * @param kind code, for example {@code reoffending}
 * @param means what it says, in words
 * @param unit of the value: {@code none} where there is no value, else minutes, days, months,
 *     pounds, count
 */
public record LaterOutcome(String kind, String means, String unit) {}
