package evenhand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.witness.Policy;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Notes, checkpoints, keys and quorum files: read as they are written, or refused. */
class NoteFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void isReadAsItIsWrittenOrRefused(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    same(text, SignedNote::parse, SignedNote::toString);
    same(text, Checkpoint::parse, Checkpoint::text);
    same(text, VerifierKey::parse, VerifierKey::toString);
    try {
      assertThat(Policy.parse(text)).isNotNull();
    } catch (InvalidNoteException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }

  /** What is taken is exactly what would be written: no second spelling of the same thing. */
  private static <T> void same(String text, Function<String, T> read, Function<T, String> write) {
    T taken;
    try {
      taken = read.apply(text);
    } catch (InvalidNoteException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
      return;
    }
    assertThat(write.apply(taken)).isEqualTo(text);
  }
}
