package evenhand.ledger.note;

import evenhand.ledger.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A public key with its name, written as a C2SP vkey. Immutable. */
public final class VerifierKey {
  private final String name;
  private final KeyType type;
  private final byte[] raw;
  private final PublicKey key;

  VerifierKey(String name, KeyType type, byte[] raw) {
    this.name = new KeyName(name).value();
    this.type = type;
    this.raw = raw.clone();
    this.key = Ed25519.publicKeyOf(raw);
  }

  /** Reads a vkey: name, key id in hex and type with key in base64, joined by plus. */
  public static VerifierKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new InvalidNoteException("a vkey has three parts joined by plus, but was " + text);
    }
    byte[] material = decode(parts[2]);
    if (material.length != 1 + Ed25519.KEY_LENGTH) {
      throw new InvalidNoteException("a vkey holds a type and 32 bytes of key: " + text);
    }
    VerifierKey key =
        new VerifierKey(
            parts[0], KeyType.of(material[0]), Arrays.copyOfRange(material, 1, material.length));
    if (!key.toString().equals(text)) {
      throw new InvalidNoteException("the key id of the vkey is not that of its key: " + text);
    }
    return key;
  }

  static byte[] decode(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidNoteException("this is not base64: " + base64, e);
    }
    throw new InvalidNoteException("this base64 has bits that mean nothing: " + base64);
  }

  public String name() {
    return name;
  }

  public KeyType type() {
    return type;
  }

  /** The first four bytes of SHA-256 over name, newline, type and key. */
  public int id() {
    byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Hash.over(named, new byte[] {type.code()}, raw).bytes()).getInt();
  }

  /** Whether a signature line says that it is by this key. */
  public boolean made(NoteSignature signature) {
    return signature.name().equals(name) && signature.keyId() == id();
  }

  /** Whether a signature, by this key, is valid for the text of a note. */
  public boolean verifies(String text, NoteSignature signature) {
    byte[] signed = signature.bytes();
    return switch (type) {
      case NOTE -> Ed25519.verifies(key, text.getBytes(StandardCharsets.UTF_8), signed);
      case COSIGNATURE ->
          signed.length == Long.BYTES + Ed25519.SIGNATURE_LENGTH
              && Cosignature.timeOf(signed) >= 0
              && Ed25519.verifies(
                  key,
                  Cosignature.message(Cosignature.timeOf(signed), text),
                  Arrays.copyOfRange(signed, Long.BYTES, signed.length));
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The vkey. */
  @Override
  public String toString() {
    byte[] material = new byte[1 + raw.length];
    material[0] = type.code();
    System.arraycopy(raw, 0, material, 1, raw.length);
    return name
        + "+"
        + HexFormat.of().toHexDigits(id())
        + "+"
        + Base64.getEncoder().encodeToString(material);
  }
}
