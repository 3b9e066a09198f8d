package evenhand.monitoring;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is recorded of one person, each part optional.
 *
 * @param codes characteristic to code as recorded
 * @param age whole years, 0 to 120
 * @param deprivationDecile of the area, 1 the most deprived tenth to 10
 */
public record PersonData(
    Map<Characteristic, String> codes, Optional<Integer> age, Optional<Integer> deprivationDecile) {

  public PersonData {
    EnumMap<Characteristic, String> copy = new EnumMap<>(Characteristic.class);
    copy.putAll(codes);
    copy.forEach(PersonData::check);
    codes = Collections.unmodifiableMap(copy);
    check("age", age, 0, 120);
    check("deprivation_decile", deprivationDecile, 1, 10);
  }

  private static void check(Characteristic characteristic, String code) {
    if (!characteristic.codes().containsKey(code)) {
      throw new IllegalArgumentException(code + " is no code of " + characteristic.field());
    }
  }

  private static void check(String field, Optional<Integer> value, int min, int max) {
    if (value.isPresent() && (value.get() < min || value.get() > max)) {
      throw new IllegalArgumentException(field + " is " + min + " to " + max);
    }
  }

  /** The code as recorded, or empty where nothing was recorded. */
  public Optional<String> code(Characteristic characteristic) {
    return Optional.ofNullable(codes.get(characteristic));
  }
}
