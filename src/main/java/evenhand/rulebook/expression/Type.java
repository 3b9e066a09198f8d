package evenhand.rulebook.expression;

import java.util.List;

/**
 * What a name may hold.
 *
 * @param kind the family of values
 * @param values the listed values of a choice or set; empty where the kind has none
 */
public record Type(Kind kind, List<String> values) {
  public static final Type YES_NO = new Type(Kind.CHOICE, List.of("yes", "no"));
  public static final Type TRUTH = of(Kind.TRUTH);
  public static final Type NUMBER = of(Kind.NUMBER);
  public static final Type DATE = of(Kind.DATE);
  public static final Type INSTANT = of(Kind.INSTANT);

  public Type {
    values = List.copyOf(values);
  }

  public static Type of(Kind kind) {
    return new Type(kind, List.of());
  }

  public boolean isSet() {
    return kind == Kind.CODES || kind == Kind.NUMBERS;
  }

  /** Whether a bare word is one of the listed values. */
  public boolean lists(String word) {
    return values.contains(word);
  }

  /**
   * The families of values, with the Java type that carries each: CHOICE and CODE {@code String},
   * TRUTH {@code Boolean}, NUMBER {@code Integer}, DATE {@code LocalDate}, INSTANT {@code Instant},
   * CODES {@code Set<String>}, NUMBERS {@code Set<Integer>}, the rest {@code Object}s that only a
   * function reads.
   */
  public enum Kind {
    CHOICE,
    TRUTH,
    NUMBER,
    DATE,
    INSTANT,
    CODE,
    CODES,
    NUMBERS,
    KEYED,
    DATED,
    TABLE,
    DUE
  }
}
