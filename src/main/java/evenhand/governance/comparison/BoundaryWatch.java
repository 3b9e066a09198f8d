package evenhand.governance.comparison;

import evenhand.governance.comparison.BothRevisions.Answered;
import evenhand.governance.comparison.Comparison.Boundary;
import evenhand.governance.difference.Carried;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Comparison.Operator;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.expression.Words;
import evenhand.rulebook.model.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Watches, for each changed number, the value that rules hold against it: at which values a rule
 * turned and at which it never did.
 */
final class BoundaryWatch {
  private static final int BESIDE = 3;

  private final Carried old;
  private final List<Watched> watched = new ArrayList<>();

  /** One comparison of one rule with one changed number. */
  private record Watched(
      String parameter,
      Rule rule,
      Operator operator,
      Expression value,
      boolean isParameterLeft,
      int before,
      int after,
      SortedSet<Integer> differs,
      SortedSet<Integer> seen) {
    /** A rule may hold two values against one number: each has its own turning point. */
    boolean turnsAt(int number) {
      return holds(before, number) != holds(after, number);
    }

    private boolean holds(int parameter, int number) {
      int order =
          isParameterLeft ? Integer.compare(parameter, number) : Integer.compare(number, parameter);
      return switch (operator) {
        case EQUAL -> order == 0;
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case MORE -> order > 0;
        case AT_LEAST -> order >= 0;
      };
    }

    boolean isNear(int number) {
      return number >= Math.min(before, after) - BESIDE
          && number <= Math.max(before, after) + BESIDE;
    }
  }

  BoundaryWatch(BothRevisions both, ChangedRules changed, Instant asOf) {
    this.old = both.old();
    Reads reads = new Reads(old.rulebook());
    for (Rule rule : old.rulebook().rules()) {
      if (changed.questions().containsKey(rule.id())) {
        reads
            .comparisons(rule.condition())
            .forEach(compared -> watch(rule, compared, changed, both, asOf));
      }
    }
  }

  private void watch(
      Rule rule,
      evenhand.rulebook.expression.Comparison compared,
      ChangedRules changed,
      BothRevisions both,
      Instant asOf) {
    for (boolean isLeft : new boolean[] {true, false}) {
      Expression side = isLeft ? compared.left() : compared.right();
      Expression other = isLeft ? compared.right() : compared.left();
      Optional<String> parameter =
          side instanceof Expression.Name name
                  && name.entry().origin() == Names.Origin.PARAMETER
                  && changed.parameters().contains(name.entry().id())
              ? Optional.of(name.entry().id())
              : Optional.empty();
      Optional<Integer> before = parameter.flatMap(id -> number(both.old(), id, asOf));
      Optional<Integer> after = parameter.flatMap(id -> number(both.now(), id, asOf));
      boolean isAsked = !(other instanceof Expression.Literal);
      if (before.isPresent() && after.isPresent() && !before.equals(after) && isAsked) {
        watched.add(
            new Watched(
                parameter.get(),
                rule,
                compared.operator(),
                other,
                isLeft,
                before.get(),
                after.get(),
                new TreeSet<>(),
                new TreeSet<>()));
      }
    }
  }

  private static Optional<Integer> number(Carried side, String parameter, Instant asOf) {
    return side.rulebook().parameters(asOf).number(parameter);
  }

  /** Notes what a case shows; answers the rows of rules that turned, by changed number. */
  Map<String, Set<String>> see(TriedCase tried, Answered answered) {
    Map<String, Set<String>> turned = new TreeMap<>();
    if (watched.isEmpty()) {
      return turned;
    }
    Rulebook rulebook = old.rulebook();
    Slots slots =
        rulebook.judged(
            old.read(tried.facts(), tried.asOf()),
            rulebook.parameters(tried.asOf()),
            answered.before());
    for (Watched each : watched) {
      Object value = each.value().value(slots);
      if (value instanceof Integer number && each.isNear(number)) {
        each.seen().add(number);
        String row = each.rule().row();
        boolean isMoved = answered.began().contains(row) || answered.ended().contains(row);
        if (isMoved && each.turnsAt(number)) {
          each.differs().add(number);
          turned.computeIfAbsent(each.parameter(), fresh -> new TreeSet<>()).add(row);
        }
      }
    }
    return turned;
  }

  /** That what is held against a changed number has one of the values at which it turned. */
  List<Expression> turningPoints() {
    return watched.stream()
        .flatMap(each -> each.differs().stream().map(number -> is(each.value(), number)))
        .distinct()
        .toList();
  }

  private static Expression is(Expression value, Integer number) {
    return new evenhand.rulebook.expression.Comparison(
        Operator.EQUAL, value, new Expression.Literal(number, Type.NUMBER));
  }

  List<Boundary> boundaries() {
    List<Boundary> found = new ArrayList<>();
    for (Watched each : watched) {
      SortedSet<Integer> same = new TreeSet<>(each.seen());
      same.removeAll(each.differs());
      found.add(
          new Boundary(
              each.parameter(),
              each.rule().id(),
              Words.of(each.value()),
              "" + each.before(),
              "" + each.after(),
              List.copyOf(each.differs()),
              List.copyOf(same)));
    }
    return found;
  }
}
