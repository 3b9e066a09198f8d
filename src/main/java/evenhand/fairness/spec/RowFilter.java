package evenhand.fairness.spec;

/** Which rows are counted: those whose cell in the column meets the condition. */
public record RowFilter(String column, Condition condition) {}
