package evenhand.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @Test
  void aRecordIdIsAUuidOfVersion7ThatBeginsWithItsTime() {
    Instant time = Instant.parse("2026-11-22T10:15:00.123Z");

    UUID id = RecordId.at(time);

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(time.toEpochMilli());
  }

  @Test
  void recordIdsOfOneMillisecondDiffer() {
    Set<UUID> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(RecordId.at(Instant.EPOCH));
    }
    assertThat(ids).hasSize(10_000);
  }

  @Test
  void anActionIsNamedByItsDecisionAndPlace() {
    String text = "01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55.12";

    assertThat(ActionId.of(text).place()).isEqualTo(12);
    assertThat(ActionId.of(text)).hasToString(text);
    assertThat(ActionId.parse("01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55.012")).isEmpty();
    assertThat(ActionId.parse("01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mrs Smith", "a b", "ü", "x\n"})
  void aContactReferenceIsNoName(String text) {
    assertThat(ContactReference.isValid(text)).isFalse();
    assertThatThrownBy(() -> new ContactReference(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 64 characters");
  }

  @Test
  void aContactReferenceHas64CharactersAtMost() {
    assertThat(ContactReference.isValid("A".repeat(64))).isTrue();
    assertThat(ContactReference.isValid("A".repeat(65))).isFalse();
    assertThat(ContactReference.isValid("INC-2026/11_22.0042")).isTrue();
  }
}
