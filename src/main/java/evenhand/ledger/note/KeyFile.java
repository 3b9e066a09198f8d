package evenhand.ledger.note;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A private key in a file of its own that nobody but its owner may read, and beside it, in a file
 * with the ending {@code .pub}, the public keys that ever signed: one vkey a line, newest last.
 */
public final class KeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;

  public KeyFile(Path file) {
    this.file = file;
  }

  public boolean exists() {
    return Files.exists(file);
  }

  /** Makes a new key; refuses to replace one. */
  public SignerKey generate(String name, KeyType type) {
    if (exists()) {
      throw new IllegalStateException(file + " holds a key already; rotate it instead");
    }
    SignerKey key = SignerKey.generate(name, type);
    remember(key.verifier());
    write(key, file);
    return key;
  }

  /** Replaces the key by a new one of the same name; the old one is kept to verify by. */
  public SignerKey rotate() {
    VerifierKey old = read().verifier();
    remember(old);
    SignerKey key = SignerKey.generate(old.name(), old.type());
    remember(key.verifier());
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    write(key, beside);
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the key file " + file + " cannot be replaced", e);
    }
    return key;
  }

  /**
   * Reads the key.
   *
   * @throws IllegalStateException where others than the owner may read or write the file
   */
  public SignerKey read() {
    try {
      Set<PosixFilePermission> granted = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      granted.removeAll(OWNER_ONLY);
      if (!granted.isEmpty()) {
        throw new IllegalStateException(
            "the key file " + file + " may be used by others than its owner: chmod 600 it");
      }
      return SignerKey.parse(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      throw new IllegalStateException("there is no key file " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("the key file " + file + " cannot be read", e);
    }
  }

  /** The public keys that ever signed, oldest first. */
  public List<VerifierKey> verifiers() {
    try {
      return Files.exists(publicFile())
          ? parseAll(Files.readString(publicFile()))
          : List.of(read().verifier());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads vkeys, one a line. */
  public static List<VerifierKey> parseAll(String lines) {
    List<VerifierKey> keys = new ArrayList<>();
    lines.lines().filter(line -> !line.isBlank()).map(VerifierKey::parse).forEach(keys::add);
    return keys;
  }

  private Path publicFile() {
    return file.resolveSibling(file.getFileName() + ".pub");
  }

  private void remember(VerifierKey key) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Path known = publicFile();
      if (!Files.exists(known) || !parseAll(Files.readString(known)).contains(key)) {
        Files.writeString(
            known,
            key + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.SYNC);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(SignerKey key, Path to) {
    try {
      Files.deleteIfExists(to);
      Files.createFile(to, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(to, key.secretText() + "\n", StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw new UncheckedIOException("the key file " + to + " cannot be written", e);
    }
  }
}
