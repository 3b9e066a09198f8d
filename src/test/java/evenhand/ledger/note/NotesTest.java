package evenhand.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.ledger.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes, checkpoints and keys, against the published vectors of C2SP and of Go's note package. */
class NotesTest {
  private static final String GO_VKEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String GO_KEY =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String GO_TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";
  private static final String GO_NOTE =
      GO_TEXT
          + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng"
          + "otpRZb6KE6RyyBwJnAM=\n";
  private static final String C2SP_VKEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final String C2SP_NOTE =
      "This is an example message.\n\n"
          + "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mF"
          + "XmRKuwHjG1Yu72IneyaQM=\n";

  @Test
  void theVectorOfC2spVerifies() {
    SignedNote note = SignedNote.parse(C2SP_NOTE);
    assertThat(note.verified(List.of(VerifierKey.parse(C2SP_VKEY)))).hasSize(1);
    assertThat(note.toString()).isEqualTo(C2SP_NOTE);
  }

  @Test
  void theVectorOfGoVerifiesAndIsSignedToTheSameBytes() {
    VerifierKey key = VerifierKey.parse(GO_VKEY);
    assertThat(SignedNote.parse(GO_NOTE).verified(List.of(key))).hasSize(1);
    SignerKey signer = SignerKey.parse(GO_KEY);
    assertThat(signer.verifier()).isEqualTo(key);
    assertThat(new SignedNote(GO_TEXT, List.of(signer.sign(GO_TEXT))).toString())
        .isEqualTo(GO_NOTE);
    assertThat(signer.secretText()).isEqualTo(GO_KEY);
  }

  @Test
  void everyFlippedByteOfANoteIsNoticed() {
    VerifierKey key = VerifierKey.parse(GO_VKEY);
    byte[] note = GO_NOTE.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int at = 0; at < note.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] wrong = note.clone();
        wrong[at] ^= (byte) (1 << bit);
        assertThat(verifies(wrong, key)).as("byte %d, bit %d", at, bit).isFalse();
      }
    }
  }

  private static boolean verifies(byte[] note, VerifierKey key) {
    try {
      return SignedNote.parse(note).verified(List.of(key)).size() == 1;
    } catch (InvalidNoteException e) {
      return false;
    }
  }

  @Test
  void aSignatureByAnUnknownKeyIsLeftAside() {
    SignerKey other = SignerKey.generate("other.example", KeyType.NOTE);
    SignedNote note = SignedNote.parse(GO_NOTE).with(other.sign(GO_TEXT));
    assertThat(note.verified(List.of(VerifierKey.parse(GO_VKEY)))).hasSize(1);
    assertThat(note.verified(List.of(VerifierKey.parse(GO_VKEY), other.verifier()))).hasSize(2);
  }

  @Test
  void aCheckpointIsCountersignedWithItsTime() {
    SignerKey log = SignerKey.generate("force.example/evenhand", KeyType.NOTE);
    SignerKey witness = SignerKey.generate("witness.example/w1", KeyType.COSIGNATURE);
    Checkpoint checkpoint = new Checkpoint("force.example/evenhand", 7, Hash.over());
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    SignedNote note = checkpoint.signedBy(log).with(witness.cosign(checkpoint, now));
    SignedNote read = SignedNote.parse(note.toString());
    assertThat(Checkpoint.parse(read.text())).isEqualTo(checkpoint);
    List<NoteSignature> cosignatures = read.verified(List.of(witness.verifier()));
    assertThat(cosignatures).hasSize(1);
    assertThat(Cosignature.time(cosignatures.get(0))).isEqualTo(now);
    assertThat(VerifierKey.parse(witness.verifier().toString())).isEqualTo(witness.verifier());
  }

  @Test
  void aCheckpointHasThreeLinesInOneForm() {
    String root = Hash.over().base64();
    assertThat(Checkpoint.parse("a.example\n0\n" + root + "\n").size()).isZero();
    for (String wrong :
        List.of(
            "a.example\n00\n" + root + "\n",
            "a.example\n-1\n" + root + "\n",
            "a.example\n1\n" + root + "\nextension\n",
            "\n1\n" + root + "\n",
            "a.example\n1\n" + root.substring(4) + "\n",
            "a.example\n1\n")) {
      assertThatThrownBy(() -> Checkpoint.parse(wrong)).isInstanceOf(InvalidNoteException.class);
    }
  }

  @Test
  void aKeyFileIsForItsOwnerOnly(@TempDir Path folder) throws IOException {
    KeyFile file = new KeyFile(folder.resolve("ledger.key"));
    SignerKey key = file.generate("force.example/evenhand", KeyType.NOTE);
    assertThat(file.read().verifier()).isEqualTo(key.verifier());
    assertThat(key.toString()).doesNotContain("PRIVATE+KEY");
    assertThatThrownBy(() -> file.generate("x", KeyType.NOTE))
        .isInstanceOf(IllegalStateException.class);
    Files.setPosixFilePermissions(
        folder.resolve("ledger.key"), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(file::read).hasMessageContaining("chmod 600");
  }

  @Test
  void afterRotationOldSignaturesStillVerify(@TempDir Path folder) {
    KeyFile file = new KeyFile(folder.resolve("ledger.key"));
    SignedNote old =
        new SignedNote("old\n", List.of(file.generate("a.example", KeyType.NOTE).sign("old\n")));
    SignerKey next = file.rotate();
    assertThat(file.read().verifier()).isEqualTo(next.verifier());
    assertThat(file.verifiers()).hasSize(2).endsWith(next.verifier());
    assertThat(old.verified(file.verifiers())).hasSize(1);
    assertThat(new SignedNote("new\n", List.of(next.sign("new\n"))).verified(file.verifiers()))
        .hasSize(1);
  }
}
