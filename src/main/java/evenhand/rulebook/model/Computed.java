package evenhand.rulebook.model;

import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Type;

/**
 * A question that is worked out, never asked.
 *
 * @param title what it says, in words
 * @param formula as written in {@code questions.yml}
 */
public record Computed(String id, String title, Type type, String formula, Expression expression) {}
