package evenhand.decision.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.ledger.Salt;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerKeyTest {
  private static final UUID RECORD = UUID.fromString("01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55");

  private final AnswerKey key = AnswerKey.random();

  @Test
  void whatWasSealedIsOpenedByItsKeyOnly() {
    byte[] sealed = key.seal(RECORD, bytes("strangled"));

    assertThat(AnswerKey.of(key.bytes()).open(RECORD, sealed)).isEqualTo(bytes("strangled"));
    assertThatThrownBy(() -> AnswerKey.random().open(RECORD, sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatWasSealedForOneRecordIsNotReadAsAnother() {
    byte[] sealed = key.seal(RECORD, bytes("strangled"));

    assertThatThrownBy(() -> key.open(UUID.randomUUID(), sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyFlippedByteIsNoticed() {
    byte[] sealed = key.seal(RECORD, bytes("strangled"));

    for (int i = 0; i < sealed.length; i++) {
      byte[] tampered = sealed.clone();
      tampered[i] ^= 1;
      assertThatThrownBy(() -> key.open(RECORD, tampered))
          .as("byte " + i)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void theSameContentIsSealedDifferentlyEachTime() {
    assertThat(key.seal(RECORD, bytes("yes"))).isNotEqualTo(key.seal(RECORD, bytes("yes")));
  }

  @Test
  void contentComesBackWhole() {
    SubjectContent content =
        new SubjectContent(Salt.random(), bytes("{\"a\":1}"), bytes("{\"id\":1.0}"), "Grüße");

    SubjectContent back = SubjectContent.of(content.toBytes());

    assertThat(back.salt().bytes()).isEqualTo(content.salt().bytes());
    assertThat(back.answers()).isEqualTo(content.answers());
    assertThat(back.shown()).isEqualTo(content.shown());
    assertThat(back.words()).isEqualTo("Grüße");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
