package evenhand.governance.approval;

import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.RulebookFaultException.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code approvals} of a rulebook, one signed verdict a file; no part of a revision. */
public final class VerdictFolder {
  private static final String NAME = "approvals";
  private static final String ENDING = ".note";
  private static final long BYTES_MAX = 20_000;

  private final Path folder;

  /** The verdicts that lie in the folder of a rulebook. */
  public VerdictFolder(Path rulebook) {
    this.folder = rulebook.resolve(NAME);
  }

  /**
   * Reads every verdict, oldest first; who signed is not looked at yet.
   *
   * @throws RulebookFaultException naming files and lines that are no verdict
   */
  public List<SignedVerdict> read() {
    List<SignedVerdict> read = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (Path file : files()) {
      try {
        read.add(NoteReader.read(name(file), text(file)));
      } catch (RulebookFaultException wrong) {
        faults.addAll(wrong.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new RulebookFaultException(faults);
    }
    return Review.sorted(read);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> path.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String name(Path file) {
    int names = file.toAbsolutePath().getNameCount();
    return file.toAbsolutePath().subpath(Math.max(0, names - 3), names).toString();
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new RulebookFaultException(
            List.of(new Fault(name(file), 0, "a verdict has at most " + BYTES_MAX + " bytes")));
      }
      return Files.readString(file);
    } catch (CharacterCodingException wrong) {
      throw new RulebookFaultException(List.of(new Fault(name(file), 0, "the file is no UTF-8")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where a verdict comes to lie. */
  public String nameOf(Verdict verdict, String signer) {
    String who = signer.replaceAll("[^A-Za-z0-9-]+", "-");
    String when = verdict.at().toString().replaceAll("[^0-9TZ]", "");
    return when + "-" + verdict.role().code() + "-" + verdict.opinion().code() + "-" + who + ENDING;
  }

  /** Writes a verdict; never in place of another. */
  public Path write(SignedVerdict signed) {
    Path file = folder.resolve(signed.file());
    try {
      Files.createDirectories(folder);
      return Files.writeString(file, signed.note().toString(), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException("the verdict cannot be written to " + file, e);
    }
  }

  /**
   * Reads one verdict that was kept elsewhere.
   *
   * @param name of where, for messages
   */
  public static SignedVerdict parse(String name, String note) {
    return NoteReader.read(name, note);
  }
}
