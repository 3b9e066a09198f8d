package evenhand.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws the monitoring data of one invented contact: some recorded, some missing, as in life. */
final class InventedMonitoring {
  private final Marginals.Monitoring shares;
  private final Chance chance;

  InventedMonitoring(Marginals.Monitoring shares, Chance chance) {
    this.shares = shares;
    this.chance = chance;
  }

  /** Role to characteristics; empty where nobody recorded any. */
  Optional<ObjectNode> draw(List<String> roles, JsonNode facts) {
    if (chance.happens(shares.leftOutWhole())) {
      return Optional.empty();
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (String role : roles) {
      ObjectNode person = person(facts.path(role + "_age"));
      if (!person.isEmpty()) {
        all.set(role, person);
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private ObjectNode person(JsonNode age) {
    ObjectNode person = JsonNodeFactory.instance.objectNode();
    String selfDefined = chance.oneOf(shares.ethnicitySelfDefined().weights());
    if (!leftOut(shares.ethnicitySelfDefined())) {
      person.put("ethnicity_self_defined", selfDefined);
    }
    put(person, "ethnicity_officer_defined", officerDefined(selfDefined));
    put(person, "sex", shares.sex());
    put(person, "disability", shares.disability());
    put(person, "sexual_orientation", shares.sexualOrientation());
    put(person, "gender_identity", shares.genderIdentity());
    put(person, "religion", shares.religion());
    if (!leftOut(shares.deprivationDecile())) {
      String decile = chance.oneOf(shares.deprivationDecile().weights());
      person.put("deprivation_decile", Integer.parseInt(decile));
    }
    if (age.isInt()) {
      person.set("age", age);
    }
    return person;
  }

  private Marginal officerDefined(String selfDefined) {
    Map<String, Marginal> byLetter = shares.ethnicityOfficerDefined();
    Marginal shares = byLetter.get(selfDefined.substring(0, 1));
    if (shares == null) {
      throw new IllegalStateException("demo/invented.yml: no officer-defined for " + selfDefined);
    }
    return shares;
  }

  private void put(ObjectNode person, String field, Marginal marginal) {
    if (!leftOut(marginal)) {
      person.put(field, chance.oneOf(marginal.weights()));
    }
  }

  private boolean leftOut(Marginal marginal) {
    return chance.happens(marginal.leftOut().orElse(0.0));
  }
}
