package evenhand.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Draws monitoring data of which nothing is missing, with every group as likely as the others. */
final class BalancedMonitoring {
  /** A code of each broad group, which are Asian, Black, Mixed, White and Other. */
  private static final List<String> ETHNICITIES = List.of("A1", "B1", "M1", "W1", "O9");

  private static final List<String> SEXES = List.of("F", "M", "X");

  /** An age of each band. */
  private static final List<Integer> AGES = List.of(16, 20, 30, 45, 60);

  private final Chance chance;

  BalancedMonitoring(Chance chance) {
    this.chance = chance;
  }

  /** Role to characteristics; an age that was answered stands. */
  ObjectNode draw(List<String> roles, JsonNode facts) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (String role : roles) {
      ObjectNode person = all.putObject(role);
      person.put("ethnicity_self_defined", chance.oneOf(ETHNICITIES, each -> 1));
      person.put("sex", chance.oneOf(SEXES, each -> 1));
      JsonNode age = facts.path(role + "_age");
      int years = age.isInt() ? age.intValue() : chance.oneOf(AGES, each -> 1);
      person.put("age", years);
    }
    return all;
  }
}
