package evenhand.monitoring;

import java.util.List;
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

  public String roleCode() {
    return role.code();
  }

  public @Nullable String ethnicitySelfDefined() {
    return code(Characteristic.ETHNICITY_SELF_DEFINED);
  }

  public @Nullable String ethnicityOfficerDefined() {
    return code(Characteristic.ETHNICITY_OFFICER_DEFINED);
  }

  public @Nullable String sex() {
    return code(Characteristic.SEX);
  }

  public @Nullable Integer age() {
    return person.age().orElse(null);
  }

  public @Nullable String disability() {
    return code(Characteristic.DISABILITY);
  }

  public @Nullable String sexualOrientation() {
    return code(Characteristic.SEXUAL_ORIENTATION);
  }

  public @Nullable String genderIdentity() {
    return code(Characteristic.GENDER_IDENTITY);
  }

  public @Nullable String religion() {
    return code(Characteristic.RELIGION);
  }

  public @Nullable Integer deprivationDecile() {
    return person.deprivationDecile().orElse(null);
  }

  private @Nullable String code(Characteristic characteristic) {
    return person.code(characteristic).orElse(null);
  }
}
