package evenhand.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.ledger.Hash;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.note.SignerKey;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.tree.ConsistencyProof;
import evenhand.ledger.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
  private static final String ORIGIN = "force.example/evenhand";
  private final SignerKey log = SignerKey.generate(ORIGIN, KeyType.NOTE);
  private final SignerKey key = SignerKey.generate("witness.example/w1", KeyType.COSIGNATURE);

  @TempDir Path folder;

  private Witness witness() {
    return new Witness(key, List.of(log.verifier()), new LogFolder(folder), InstantSource.system());
  }

  private static List<Hash> leaves(String history, int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> Tree.leaf((history + i).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private Submission submission(String history, int from, int to) {
    List<Hash> all = leaves(history, to);
    SignedNote note = new Checkpoint(ORIGIN, to, Tree.root(all)).signedBy(log);
    ConsistencyProof proof =
        ConsistencyProof.of(
            from,
            to,
            (level, place) ->
                Tree.root(all.subList((int) (place << level), (int) ((place + 1) << level))));
    return new Submission(from, proof.path(), note);
  }

  @Test
  void whatGrewIsCountersignedAndAForkIsRefused() throws RefusedException {
    Submission first = submission("a", 0, 5);
    assertThat(first.note().with(witness().add(first)).verified(List.of(key.verifier())))
        .hasSize(1);
    witness().add(submission("a", 5, 9));
    witness().add(submission("a", 9, 9));
    for (Submission fork :
        List.of(submission("b", 9, 12), submission("b", 9, 9), submission("b", 9, 20))) {
      assertThatThrownBy(() -> witness().add(fork))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.status()).isEqualTo(422));
    }
    assertThatThrownBy(() -> witness().add(submission("a", 5, 12)))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(409))
        .hasMessage("9\n");
    witness().add(submission("a", 9, 12));
  }

  @Test
  void whatIsNotSignedByAKnownLogIsRefused() {
    Submission good = submission("a", 0, 5);
    SignerKey other = SignerKey.generate(ORIGIN, KeyType.NOTE);
    SignedNote forged = Checkpoint.parse(good.note().text()).signedBy(other);
    assertThatThrownBy(() -> witness().add(new Submission(0, List.of(), forged)))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(403));
    SignedNote unknown = new Checkpoint("other.example", 1, Tree.emptyRoot()).signedBy(log);
    assertThatThrownBy(() -> witness().add(new Submission(0, List.of(), unknown)))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(404));
  }

  @Test
  void aSubmissionComesBackAsWritten() {
    Submission submission = submission("a", 3, 7);
    assertThat(Submission.parse(submission.toString())).isEqualTo(submission);
    assertThatThrownBy(() -> Submission.parse("old 01\n\nx\n1\n"))
        .isInstanceOf(InvalidNoteException.class);
  }

  @Test
  void aQuorumFileSaysWhoMustHaveSigned() {
    List<VerifierKey> keys =
        IntStream.range(0, 4)
            .mapToObj(i -> SignerKey.generate("w" + i, KeyType.COSIGNATURE).verifier())
            .toList();
    StringBuilder file = new StringBuilder("# who counts\nlog " + log.verifier() + "\n");
    for (int i = 0; i < 4; i++) {
      file.append("witness W" + i + " " + keys.get(i) + "\n");
    }
    file.append("group pair all W0 W1\ngroup others any W2 W3\ngroup both 2 pair others\n");
    Policy policy = Policy.parse(file + "quorum both\n");
    assertThat(policy.isMetBy(Set.of(keys.get(0), keys.get(1), keys.get(3)))).isTrue();
    assertThat(policy.isMetBy(Set.of(keys.get(0), keys.get(2), keys.get(3)))).isFalse();
    assertThat(Policy.parse("quorum none\n").isMetBy(Set.of())).isTrue();
    assertThatThrownBy(() -> Policy.parse(file + "quorum nobody\n"))
        .hasMessageContaining("nothing above is named nobody");
  }
}
