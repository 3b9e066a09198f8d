package evenhand.governance.proof;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Call;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Function;
import evenhand.rulebook.model.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the rules and computed questions of a rulebook do with a parameter. */
public final class Readers {
  private Readers() {}

  /** Every expression of a rulebook, conditions of rules first. */
  public static List<Expression> expressions(Rulebook rulebook) {
    List<Expression> all = new ArrayList<>();
    rulebook.rules().forEach(rule -> all.add(rule.condition()));
    rulebook.computed().forEach(each -> all.add(each.expression()));
    return all;
  }

  /** The codes that are looked for in a parameter that lists codes. */
  static Collection<String> membersOf(Parameter parameter, Rulebook rulebook) {
    Set<String> members = new TreeSet<>(parameter.type().values());
    expressions(rulebook).forEach(each -> collect(each, parameter.id(), members));
    return members;
  }

  private static void collect(Expression expression, String id, Set<String> members) {
    boolean among =
        expression instanceof Call call
            && (call.function() == Function.AMONG || call.function() == Function.NOT_AMONG);
    if (among
        && expression.parts().get(1) instanceof Expression.Name name
        && name.entry().id().equals(id)) {
      members.addAll(expression.parts().get(0).type().values());
    }
    expression.parts().forEach(part -> collect(part, id, members));
  }
}
