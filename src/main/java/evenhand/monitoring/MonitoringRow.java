package evenhand.monitoring;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's data as stored.
 *
 * @param id the submission; all persons given at once share it
 * @param monitoringKey what it is filed under, instead of a contact or decision
 * @param salt of the submission's commitment
 */
public record MonitoringRow(
    UUID id, UUID monitoringKey, PersonRole role, PersonData person, byte[] salt) {

  /** The rows of one submission. */
  public static List<MonitoringRow> of(
      UUID id, UUID monitoringKey, MonitoringData data, byte[] salt) {
    return data.persons().entrySet().stream()
        .map(one -> new MonitoringRow(id, monitoringKey, one.getKey(), one.getValue(), salt))
        .toList();
  }

  /** The code of a characteristic as the column holds it. */
  public @Nullable String column(Characteristic characteristic) {
    return person.code(characteristic).orElse(null);
  }

  public @Nullable Integer age() {
    return orNull(person.age());
  }

  public @Nullable Integer deprivationDecile() {
    return orNull(person.deprivationDecile());
  }

  private static @Nullable Integer orNull(Optional<Integer> value) {
    return value.orElse(null);
  }
}
