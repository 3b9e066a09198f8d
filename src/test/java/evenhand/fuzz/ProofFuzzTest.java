package evenhand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.proof.LogProof;
import evenhand.ledger.proof.ProofCheck;
import evenhand.ledger.proof.ProofFile;
import evenhand.ledger.witness.Policy;
import java.nio.charset.StandardCharsets;

/** Proof files: never found to hold without a key, and otherwise refused. */
class ProofFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void neverHoldsWithoutAKey(byte[] input) {
    try {
      assertThat(ProofCheck.of(ProofFile.parse(input), Policy.none()).holds()).isFalse();
    } catch (InvalidNoteException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
    try {
      String text = new String(input, StandardCharsets.UTF_8);
      assertThat(LogProof.parse(text)).hasToString(text);
    } catch (InvalidNoteException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }
}
