package evenhand.rulebook.citation;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Provision;
import evenhand.rulebook.model.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * What the citation register of a rulebook does not say of its provisions.
 *
 * @param provisions how many it has
 * @param unread those whose text was read on no recorded day
 * @param undated those whose first day in force is not recorded, nor a parameter that says it
 * @param unverified those that are marked as not read first-hand
 */
public record RegisterGaps(
    String rulebook,
    int provisions,
    List<String> unread,
    List<String> undated,
    List<String> unverified) {
  public RegisterGaps {
    unread = List.copyOf(unread);
    undated = List.copyOf(undated);
    unverified = List.copyOf(unverified);
  }

  /** Looks through the register of one rulebook. */
  public static RegisterGaps of(Rulebook rulebook) {
    int provisions = 0;
    List<String> unread = new ArrayList<>();
    List<String> undated = new ArrayList<>();
    List<String> unverified = new ArrayList<>();
    for (Source source : rulebook.sources()) {
      for (Provision provision : source.provisions()) {
        String named = source.key() + " " + provision.place();
        provisions++;
        if (source.readOn(provision).isEmpty()) {
          unread.add(named);
        }
        if (!source.inForce(provision).isDated()) {
          undated.add(named);
        }
        if (!provision.verified()) {
          unverified.add(named);
        }
      }
    }
    return new RegisterGaps(rulebook.id(), provisions, unread, undated, unverified);
  }

  /** The counts in one line. */
  public String says() {
    return ("%s: %d provisions, %d without the day of the text read, %d without the first day in force,"
            + " %d marked as not read first-hand")
        .formatted(rulebook, provisions, unread.size(), undated.size(), unverified.size());
  }
}
