package evenhand.governance.approval;

import evenhand.rulebook.RulebookFaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A roster that is followed while the service runs: what changes in the file counts from then on.
 * While the file cannot be read, or is broken, the roster before it goes on. Thread-safe.
 */
public final class RosterFile implements Supplier<Roster> {
  private static final Logger LOG = LoggerFactory.getLogger(RosterFile.class);

  private final Path file;
  private String text;
  private Roster roster;

  /**
   * Reads the file.
   *
   * @throws RulebookFaultException naming file and line
   */
  public RosterFile(Path file) {
    this.file = file;
    this.roster = Roster.read(file);
    this.text = "";
  }

  /** As the file says now: the same object as long as it says the same. */
  @Override
  public synchronized Roster get() {
    try {
      String now = Files.readString(file);
      if (!now.equals(text)) {
        text = now;
        roster = Roster.parse(file.toString(), now);
      }
    } catch (IOException | RulebookFaultException wrong) {
      LOG.error("The roster cannot be read; the one before goes on: {}", wrong.getMessage());
    }
    return roster;
  }
}
