package evenhand.governance.approval;

import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.VerifierKey;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.RulebookFaultException.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose signature counts in which role: one line a key, {@code ROLE VKEY} and, where somebody has
 * left, {@code until DATE}. Lines that begin with {@code #} are remarks.
 */
public final class Roster {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** Clocks of two people differ by so much, and no more. */
  private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

  private final String file;
  private final List<Entry> entries;

  private Roster(String file, List<Entry> entries) {
    this.file = file;
    this.entries = List.copyOf(entries);
  }

  /** A key, its role, and the day from which its signatures count no more. */
  private record Entry(Role role, VerifierKey key, Optional<LocalDate> until) {
    /** The time of a signature is its signer's own word, so that it was known then counts too. */
    boolean isValid(Instant signed, Instant known) {
      return until
          .map(day -> day.atStartOfDay(LONDON).toInstant())
          .map(end -> signed.isBefore(end) && known.isBefore(end))
          .orElse(true);
    }
  }

  /** A roster with nobody on it: nothing can be approved. */
  public static Roster empty() {
    return new Roster("the roster", List.of());
  }

  /**
   * Reads a roster.
   *
   * @throws RulebookFaultException naming file and line
   */
  public static Roster read(Path path) {
    String file = path.toString();
    try {
      return parse(file, Files.readString(path));
    } catch (java.nio.file.NoSuchFileException missing) {
      throw new RulebookFaultException(
          List.of(new Fault(file, 0, "there is no such roster of keys")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Roster parse(String file, String text) {
    List<Entry> entries = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          entries.add(entry(line));
        } catch (IllegalArgumentException | InvalidNoteException | DateTimeException wrong) {
          faults.add(
              new Fault(
                  file,
                  i + 1,
                  wrong.getMessage()
                      + "; a line is ROLE VKEY or ROLE VKEY until DATE, ROLE one of "
                      + Role.all()));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new RulebookFaultException(faults);
    }
    return new Roster(file, entries);
  }

  private static Entry entry(String line) {
    String[] words = line.split("\\s+");
    if (words.length != 2 && !(words.length == 4 && words[2].equals("until"))) {
      throw new IllegalArgumentException("'" + line + "' has " + words.length + " words");
    }
    Role role =
        Role.of(words[0])
            .orElseThrow(() -> new IllegalArgumentException("no role is called " + words[0]));
    return new Entry(
        role,
        VerifierKey.parse(words[1]),
        words.length == 4 ? Optional.of(LocalDate.parse(words[3])) : Optional.empty());
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Why a signature does not count; empty where it does. */
  Optional<Fault> fault(SignedVerdict signed, Instant now) {
    int line = signed.signatureLine();
    List<Entry> ofKey =
        entries.stream().filter(entry -> entry.key().made(signed.signature())).toList();
    if (ofKey.isEmpty()) {
      return Optional.of(
          new Fault(
              signed.file(),
              line,
              "no key of " + file + " made this signature; signed by " + signed.signer()));
    }
    if (!ofKey.get(0).key().verifies(signed.note().text(), signed.signature())) {
      return Optional.of(
          new Fault(
              signed.file(),
              line,
              "the signature by "
                  + signed.signer()
                  + " is not valid for this text: the text was changed after it was signed, or the"
                  + " signature is forged; remove the file and let them sign again"));
    }
    Verdict verdict = signed.verdict();
    Instant known = signed.recordedAt().orElse(now);
    if (verdict.at().isAfter(known.plus(AHEAD_MAX))) {
      return Optional.of(
          new Fault(
              signed.file(),
              7,
              "at: "
                  + verdict.at()
                  + " had not come when it was known, "
                  + known
                  + "; they sign again with a clock that is right"));
    }
    boolean mayDoSo =
        ofKey.stream()
            .anyMatch(
                entry -> entry.role() == verdict.role() && entry.isValid(verdict.at(), known));
    return mayDoSo
        ? Optional.empty()
        : Optional.of(
            new Fault(
                signed.file(),
                5,
                signed.signer()
                    + " may not sign as "
                    + verdict.role().code()
                    + " on "
                    + verdict.at()
                    + ", known since "
                    + known
                    + "; "
                    + file
                    + " says who may, and until when"));
  }
}
