package evenhand.governance.approval;

import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.SignedNote;
import evenhand.rulebook.Revision;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.RulebookFaultException.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Reads the text of a signed verdict, line by line, so that a fault has its place. */
final class NoteReader {
  private static final List<String> MEMBERS =
      List.of("rulebook", "version", "revision", "role", "verdict", "at", "place", "words");

  private final String file;
  private final List<String> lines;

  private NoteReader(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  /**
   * Reads; who signed is not looked at yet.
   *
   * @throws RulebookFaultException naming file and line
   */
  static SignedVerdict read(String file, String whole) {
    SignedNote note;
    try {
      note = SignedNote.parse(whole);
    } catch (InvalidNoteException wrong) {
      throw fault(file, Math.max(1, (int) whole.lines().count()), wrong.getMessage() + "");
    }
    NoteReader reader = new NoteReader(file, note.text());
    if (note.signatures().size() != 1) {
      throw fault(file, reader.lines.size() + 2, "a verdict carries exactly one signature");
    }
    return new SignedVerdict(reader.verdict(), note, file);
  }

  private Verdict verdict() {
    if (!lines.get(0).equals(Verdict.HEAD)) {
      throw fault(file, 1, "the first line is '" + Verdict.HEAD + "', not '" + lines.get(0) + "'");
    }
    if (lines.size() != MEMBERS.size() + 1) {
      throw fault(
          file,
          Math.min(lines.size(), MEMBERS.size() + 1),
          "after the first line come " + MEMBERS + ", one line each, and nothing else");
    }
    Role role = Role.of(member("role")).orElseThrow(() -> wrong("role", "one of " + Role.all()));
    Opinion opinion =
        Opinion.of(member("verdict"))
            .orElseThrow(() -> wrong("verdict", "one of " + Opinion.all()));
    try {
      return new Verdict(
          member("rulebook"),
          member("version"),
          revision(),
          role,
          opinion,
          at(),
          member("place"),
          member("words"));
    } catch (IllegalArgumentException unfit) {
      throw fault(file, line("verdict"), unfit.getMessage() + "");
    }
  }

  private Revision revision() {
    try {
      return new Revision(member("revision"));
    } catch (IllegalArgumentException unfit) {
      throw wrong("revision", "sha256: and 64 hex digits");
    }
  }

  private Instant at() {
    try {
      return Instant.parse(member("at"));
    } catch (DateTimeException unfit) {
      throw wrong("at", "an instant such as 2026-11-22T10:15:00Z");
    }
  }

  private static int line(String member) {
    return MEMBERS.indexOf(member) + 2;
  }

  private String member(String name) {
    String line = lines.get(line(name) - 1);
    if (!line.startsWith(name + " ")) {
      throw fault(file, line(name), "the line begins with '" + name + " '");
    }
    return line.substring(name.length() + 1);
  }

  private RulebookFaultException wrong(String member, String expected) {
    return fault(file, line(member), member + ": " + expected + ", not '" + member(member) + "'");
  }

  private static RulebookFaultException fault(String file, int line, String message) {
    return new RulebookFaultException(List.of(new Fault(file, line, message)));
  }
}
