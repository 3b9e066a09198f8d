package evenhand.decision;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One step in the history of a contact.
 *
 * @param id of the record: the decision, response or closing
 * @param decision the decision made or responded to; absent for a closing
 * @param grades suggested by a decision, or set by a person
 * @param hold rules that made a decision provisional or block closing
 * @param supersedes the decision that this one corrects
 * @param superseded whether a later decision corrects this one
 */
public record ContactStep(
    UUID id,
    Kind kind,
    Optional<DecisionId> decision,
    Optional<String> rulebook,
    SortedMap<String, String> grades,
    Hold hold,
    Optional<DecisionId> supersedes,
    boolean superseded,
    Actor madeBy,
    Instant recordedAt) {

  public ContactStep {
    grades = Collections.unmodifiableSortedMap(new TreeMap<>(grades));
  }

  /** What a step is. */
  public enum Kind {
    DECISION,
    RESPONSE,
    CLOSING;

    /** The name in JSON and in the store, for example {@code decision}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether and by which rules a decision keeps its contact open. */
  public record Hold(boolean provisional, boolean blocksClose, List<String> rules) {
    /** Keeps nothing open. */
    public static final Hold NONE = new Hold(false, false, List.of());

    public Hold {
      rules = List.copyOf(rules);
    }

    public boolean isHeld() {
      return provisional || blocksClose;
    }
  }
}
