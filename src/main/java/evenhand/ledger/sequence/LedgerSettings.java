package evenhand.ledger.sequence;

import evenhand.ledger.LogName;
import evenhand.ledger.note.KeyFile;
import evenhand.ledger.witness.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where the logs are published and who signs them.
 *
 * @param enabled whether this copy of the service seals; {@code true} by default
 * @param folder one folder below it a log; each copy of the service has its own
 * @param key file of the signing key, readable by its owner only; made at the first start
 * @param origin name of the log of decisions, a URL without a scheme that only this force uses;
 *     that of the access log is the same with {@code /access}
 * @param policy quorum file (C2SP tlog-policy) with the witnesses that checkpoints are sent to
 */
public record LedgerSettings(
    Optional<Boolean> enabled,
    Optional<Path> folder,
    Optional<Path> key,
    Optional<String> origin,
    Optional<Path> policy) {
  private static final String ORIGIN = "evenhand.invalid/ledger";

  /** Everything as it is by default. */
  public static LedgerSettings standard() {
    return new LedgerSettings(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Sealing below one folder, with everything else as it is by default. */
  public static LedgerSettings below(Path folder) {
    return standard().in(folder, path -> path);
  }

  /**
   * The same with every path named.
   *
   * @param data where the logs and the key lie unless said
   * @param resolve finds a path that was said
   */
  public LedgerSettings in(Path data, UnaryOperator<Path> resolve) {
    return new LedgerSettings(
        enabled,
        Optional.of(folder.map(resolve).orElse(data.resolve("ledger"))),
        Optional.of(key.map(resolve).orElse(data.resolve("ledger.key"))),
        origin,
        policy.map(resolve));
  }

  public boolean isEnabled() {
    return enabled.orElse(true);
  }

  /** The witnesses that are known; none where there is no quorum file. */
  public Policy readPolicy() {
    return policy.map(LedgerSettings::read).map(Policy::parse).orElse(Policy.none());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the quorum file " + file + " cannot be read", e);
    }
  }

  /** Where one log is published. */
  public Path folder(LogName name) {
    return folder.orElseThrow().resolve(name.code());
  }

  /** The key file of one log; each log has a key of its own. */
  public KeyFile keyFile(LogName name) {
    Path file = key.orElseThrow();
    return new KeyFile(
        name == LogName.DECISIONS
            ? file
            : file.resolveSibling(file.getFileName() + "." + name.code()));
  }

  public String origin(LogName name) {
    String whole = origin.orElse(ORIGIN);
    return name == LogName.DECISIONS ? whole : whole + "/" + name.code();
  }
}
