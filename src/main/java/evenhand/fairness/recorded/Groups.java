package evenhand.fairness.recorded;

import evenhand.fairness.spec.GroupColumn;
import evenhand.monitoring.Characteristic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How each characteristic's recorded codes become the groups of a family of its own. */
final class Groups {
  static final String ETHNICITY = "ethnicity";
  private static final String AGE = "age";
  private static final String DEPRIVATION = "deprivation_decile";
  private static final int AGE_MAX = 120;
  private static final List<String> NOT_STATED = List.of("not_stated", "U", "NS", "N1", "N2", "N3");

  private static final Map<String, String> COMPARATORS =
      Map.of(
          "sex",
          "Male",
          "disability",
          "Not disabled",
          "sexual_orientation",
          "Heterosexual",
          "gender_identity",
          "The same as registered at birth",
          "religion",
          "No religion",
          AGE,
          "35-54",
          DEPRIVATION,
          "Least deprived fifth");

  private Groups() {}

  /** Names that a report may be asked for. */
  static List<String> names() {
    return List.of(
        ETHNICITY,
        "sex",
        AGE,
        "disability",
        "sexual_orientation",
        "gender_identity",
        "religion",
        DEPRIVATION);
  }

  /** The field of the monitoring store. */
  static String field(String characteristic) {
    return characteristic.equals(ETHNICITY) ? "ethnicity_self_defined" : characteristic;
  }

  /** The groups of a characteristic; for ethnicity under a scheme. */
  static GroupColumn of(String characteristic, String scheme) {
    if (characteristic.equals(ETHNICITY)) {
      return new GroupColumn(
          field(characteristic),
          Optional.of(scheme),
          Map.of(),
          Set.of("", "NS", "N1", "N2", "N3", "N4"),
          Optional.of(
              new GroupColumn.Fallback(
                  "ethnicity_officer_defined", Map.of(), List.of("", "0", "9"))),
          "White");
    }
    return new GroupColumn(
        field(characteristic),
        Optional.empty(),
        map(characteristic),
        Set.of(""),
        Optional.empty(),
        Optional.ofNullable(COMPARATORS.get(characteristic)).orElseThrow());
  }

  private static Map<String, String> map(String characteristic) {
    Map<String, String> map = new LinkedHashMap<>();
    if (characteristic.equals(AGE)) {
      for (int age = 0; age <= AGE_MAX; age++) {
        map.put("" + age, ageBand(age));
      }
    } else if (characteristic.equals(DEPRIVATION)) {
      List<String> fifths =
          List.of(
              "Most deprived fifth",
              "Second fifth",
              "Third fifth",
              "Fourth fifth",
              "Least deprived fifth");
      for (int decile = 1; decile <= 10; decile++) {
        map.put("" + decile, fifths.get((decile - 1) / 2));
      }
    } else {
      Characteristic.valueOf(characteristic.toUpperCase(Locale.ROOT)).codes().entrySet().stream()
          .filter(code -> !NOT_STATED.contains(code.getKey()))
          .forEach(code -> map.put(code.getKey(), code.getValue()));
    }
    return map;
  }

  /** The age group of an age in years, as text; empty where it is not known. */
  static String ageGroup(String age) {
    return age.isEmpty() ? "" : ageBand(Integer.parseInt(age));
  }

  private static String ageBand(int age) {
    if (age < 18) {
      return "17 and under";
    } else if (age < 25) {
      return "18-24";
    } else if (age < 35) {
      return "25-34";
    }
    return age < 55 ? "35-54" : "55 and over";
  }

  /** The names joined, for messages. */
  static String all() {
    return String.join(", ", names());
  }
}
