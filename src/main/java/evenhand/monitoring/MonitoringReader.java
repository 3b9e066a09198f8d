package evenhand.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.monitoring.InvalidMonitoringException.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads monitoring data from JSON and gathers every fault. Used once. */
final class MonitoringReader {
  private final String at;
  private final List<Fault> faults = new ArrayList<>();

  MonitoringReader(String at) {
    this.at = at;
  }

  MonitoringData read(JsonNode json) {
    Map<PersonRole, PersonData> persons = new EnumMap<>(PersonRole.class);
    if (json.isObject()) {
      json.fields().forEachRemaining(field -> readRole(field.getKey(), field.getValue(), persons));
    } else {
      faults.add(new Fault(at, "an object with one member for each of " + PersonRole.all()));
    }
    if (!faults.isEmpty()) {
      throw new InvalidMonitoringException(faults);
    }
    return new MonitoringData(persons);
  }

  private void readRole(String name, JsonNode value, Map<PersonRole, PersonData> persons) {
    Optional<PersonRole> role = PersonRole.of(name);
    String pointer = pointer(at, name);
    if (role.isEmpty()) {
      faults.add(new Fault(pointer, "no such person; one of " + PersonRole.all()));
    } else if (!value.isObject()) {
      faults.add(new Fault(pointer, "an object of characteristics"));
    } else {
      PersonData person = readPerson(pointer, value);
      if (!person.equals(new PersonData(Map.of(), Optional.empty(), Optional.empty()))) {
        persons.put(role.get(), person);
      }
    }
  }

  private PersonData readPerson(String person, JsonNode json) {
    Map<Characteristic, String> codes = new EnumMap<>(Characteristic.class);
    json.fieldNames()
        .forEachRemaining(name -> readField(pointer(person, name), name, json.path(name), codes));
    return new PersonData(
        codes,
        number(person, json, "age", 0, 120),
        number(person, json, "deprivation_decile", 1, 10));
  }

  private void readField(
      String pointer, String name, JsonNode value, Map<Characteristic, String> codes) {
    if (name.equals("age") || name.equals("deprivation_decile") || value.isNull()) {
      refuseUnknown(pointer, name);
      return;
    }
    Optional<Characteristic> known = Characteristic.of(name);
    if (known.isEmpty()) {
      refuseUnknown(pointer, name);
    } else if (!value.isTextual() || !known.get().codes().containsKey(value.textValue())) {
      faults.add(new Fault(pointer, "one of " + String.join(", ", known.get().codes().keySet())));
    } else {
      codes.put(known.get(), value.textValue());
    }
  }

  private void refuseUnknown(String pointer, String name) {
    if (Characteristic.of(name).isEmpty()
        && !name.equals("age")
        && !name.equals("deprivation_decile")) {
      faults.add(new Fault(pointer, "no such characteristic is kept"));
    }
  }

  private Optional<Integer> number(String person, JsonNode json, String name, int min, int max) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= min
        && value.intValue() <= max) {
      return Optional.of(value.intValue());
    }
    faults.add(new Fault(pointer(person, name), "a whole number from " + min + " to " + max));
    return Optional.empty();
  }

  private static String pointer(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
