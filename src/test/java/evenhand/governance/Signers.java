package evenhand.governance;

import evenhand.governance.approval.Opinion;
import evenhand.governance.approval.Role;
import evenhand.governance.approval.Roster;
import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.approval.Verdict;
import evenhand.governance.approval.VerdictFolder;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.SignerKey;
import evenhand.rulebook.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Keys made for one test, and the roster that trusts them. */
public final class Signers {
  public final SignerKey author = key("test.invalid/author");
  public final SignerKey legal = key("test.invalid/legal");
  public final SignerKey approver = key("test.invalid/approver");
  private final Path roster;
  private Instant next = Instant.parse("2026-10-01T09:00:00Z");

  /** Writes the roster into a folder; the author is on it in every role. */
  public Signers(Path folder) {
    roster = folder.resolve("roster");
    write(
        "# made for a test\n"
            + line("author", author)
            + line("legal", author)
            + line("approver", author)
            + line("legal", legal)
            + line("approver", approver));
  }

  public static SignerKey key(String name) {
    return SignerKey.generate(name, KeyType.NOTE);
  }

  public static String line(String role, SignerKey key) {
    return role + " " + key.verifier() + "\n";
  }

  public void write(String lines) {
    try {
      Files.writeString(roster, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path file() {
    return roster;
  }

  public Roster roster() {
    return Roster.read(roster);
  }

  /** Signs, a second after the verdict before. */
  public SignedVerdict sign(
      Rulebook rulebook, SignerKey key, Role role, Opinion opinion, String words) {
    next = next.plusSeconds(1);
    return signAt(next, rulebook, key, role, opinion, words);
  }

  /** Signs, with a time of its signer's choice. */
  public static SignedVerdict signAt(
      Instant at, Rulebook rulebook, SignerKey key, Role role, Opinion opinion, String words) {
    Verdict verdict =
        new Verdict(
            rulebook.id(), rulebook.version(), rulebook.revision(), role, opinion, at, "", words);
    String name = new VerdictFolder(Path.of("")).nameOf(verdict, key.verifier().name());
    return SignedVerdict.sign(verdict, key, name);
  }

  public SignedVerdict submits(Rulebook rulebook) {
    return sign(rulebook, author, Role.AUTHOR, Opinion.SUBMIT, "");
  }

  public SignedVerdict legalApproves(Rulebook rulebook) {
    return sign(rulebook, legal, Role.LEGAL, Opinion.APPROVE, "");
  }

  public SignedVerdict approverApproves(Rulebook rulebook) {
    return sign(rulebook, approver, Role.APPROVER, Opinion.APPROVE, "");
  }

  /** Signs now, for what it lets pass has to have been shown before. */
  public SignedVerdict passesGate(Rulebook rulebook, String words) {
    Instant now = Instant.now();
    next = next.isAfter(now) ? next : now;
    return sign(rulebook, approver, Role.APPROVER, Opinion.ACTIVATE_DESPITE, words);
  }

  /** Submitted and approved by both. */
  public java.util.List<SignedVerdict> all(Rulebook rulebook) {
    return java.util.List.of(
        submits(rulebook), legalApproves(rulebook), approverApproves(rulebook));
  }
}
