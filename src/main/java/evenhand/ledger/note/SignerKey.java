package evenhand.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A private key with its name; it is never printed but by {@link #secretText()}. */
public final class SignerKey {
  private static final String PREFIX = "PRIVATE+KEY+";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] seed;
  private final PrivateKey key;
  private final VerifierKey verifier;

  private SignerKey(String name, KeyType type, byte[] seed) {
    this.seed = seed;
    this.key = Ed25519.privateKey(seed);
    this.verifier = new VerifierKey(name, type, Ed25519.publicKey(seed));
  }

  public static SignerKey generate(String name, KeyType type) {
    byte[] seed = new byte[Ed25519.KEY_LENGTH];
    RANDOM.nextBytes(seed);
    return new SignerKey(name, type, seed);
  }

  /** Reads what {@link #secretText()} wrote. */
  public static SignerKey parse(String text) {
    String[] parts =
        text.startsWith(PREFIX) ? text.substring(PREFIX.length()).split("\\+", 3) : new String[0];
    if (parts.length != 3) {
      throw new InvalidNoteException("a private key begins with " + PREFIX + " and has a name");
    }
    byte[] material = VerifierKey.decode(parts[2]);
    if (material.length != 1 + Ed25519.KEY_LENGTH) {
      throw new InvalidNoteException("a private key holds a type and 32 bytes");
    }
    SignerKey signer =
        new SignerKey(
            parts[0], KeyType.of(material[0]), Arrays.copyOfRange(material, 1, material.length));
    if (!signer.secretText().equals(text)) {
      throw new InvalidNoteException("the key id of the private key is not its own");
    }
    return signer;
  }

  /** The form in which Go's note package writes a private key. */
  String secretText() {
    byte[] material = new byte[1 + seed.length];
    material[0] = verifier.type().code();
    System.arraycopy(seed, 0, material, 1, seed.length);
    String vkey = verifier.toString();
    String named = vkey.substring(0, vkey.indexOf('+', verifier.name().length() + 1) + 1);
    return PREFIX + named + Base64.getEncoder().encodeToString(material);
  }

  public VerifierKey verifier() {
    return verifier;
  }

  /** Signs the text of a note. */
  public NoteSignature sign(String text) {
    require(KeyType.NOTE);
    byte[] signed = Ed25519.sign(key, text.getBytes(StandardCharsets.UTF_8));
    return new NoteSignature(verifier.name(), verifier.id(), signed);
  }

  /** Countersigns a checkpoint: at this time it was consistent with all that was seen before. */
  public NoteSignature cosign(Checkpoint checkpoint, Instant now) {
    require(KeyType.COSIGNATURE);
    long time = now.getEpochSecond();
    byte[] signed = Ed25519.sign(key, Cosignature.message(time, checkpoint.text()));
    byte[] timed =
        ByteBuffer.allocate(Long.BYTES + signed.length).putLong(time).put(signed).array();
    return new NoteSignature(verifier.name(), verifier.id(), timed);
  }

  private void require(KeyType type) {
    if (verifier.type() != type) {
      throw new IllegalStateException("a key of type " + verifier.type() + " cannot do this");
    }
  }

  @Override
  public String toString() {
    return "the private key of " + verifier;
  }
}
