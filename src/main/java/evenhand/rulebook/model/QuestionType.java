package evenhand.rulebook.model;

import evenhand.rulebook.expression.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of answer, named as {@code questions.yml} names them. */
public enum QuestionType {
  YES_NO,
  CHOICE,
  CHOICES,
  COUNT,
  AGE,
  DATE,
  DATETIME,
  MINUTES,
  DAYS,
  MONTHS;

  public static Optional<QuestionType> named(String name) {
    for (QuestionType type : values()) {
      if (type.text().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean isNumber() {
    return switch (this) {
      case COUNT, AGE, MINUTES, DAYS, MONTHS -> true;
      default -> false;
    };
  }

  /** What expressions see. */
  public Type type(List<String> values) {
    return switch (this) {
      case YES_NO -> Type.YES_NO;
      case CHOICE -> new Type(Type.Kind.CHOICE, values);
      case CHOICES -> new Type(Type.Kind.CODES, values);
      case COUNT, AGE, MINUTES, DAYS, MONTHS -> Type.NUMBER;
      case DATE -> Type.DATE;
      case DATETIME -> Type.INSTANT;
    };
  }
}
