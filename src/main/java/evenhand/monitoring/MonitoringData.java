package evenhand.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Protected characteristics of the persons of one contact, as recorded. */
public record MonitoringData(Map<PersonRole, PersonData> persons) {

  public MonitoringData {
    EnumMap<PersonRole, PersonData> copy = new EnumMap<>(PersonRole.class);
    copy.putAll(persons);
    persons = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads {@code {"victim": {"ethnicity_self_defined": "A2"}}}.
   *
   * @param at pointer of the object in the request, for example {@code /monitoring}
   * @throws InvalidMonitoringException with every fault
   */
  public static MonitoringData read(JsonNode json, String at) {
    return new MonitoringReader(at).read(json);
  }

  public boolean isEmpty() {
    return persons.isEmpty();
  }

  /** The same in JSON, for a commitment to it. */
  public JsonNode toJson() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    persons.forEach(
        (role, person) -> {
          ObjectNode one = all.putObject(role.code());
          person.codes().forEach((field, code) -> one.put(field.field(), code));
          person.age().ifPresent(age -> one.put("age", age));
          person.deprivationDecile().ifPresent(decile -> one.put("deprivation_decile", decile));
        });
    return all;
  }
}
