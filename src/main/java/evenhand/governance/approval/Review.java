package evenhand.governance.approval;

import evenhand.governance.lifecycle.Event;
import evenhand.governance.lifecycle.LifeCycle;
import evenhand.governance.lifecycle.State;
import evenhand.rulebook.Revision;
import evenhand.rulebook.RulebookFaultException.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All verdicts on one revision together: what counts, what does not and why, and whether they are
 * enough.
 *
 * @param counting verdicts on this very revision with a signature that counts, oldest first
 * @param voided verdicts on other revisions of the rulebook: an edit came after them
 * @param forged faults of signatures that do not count
 */
public record Review(
    String rulebook,
    Revision revision,
    List<SignedVerdict> counting,
    List<SignedVerdict> voided,
    List<Fault> forged) {
  private static final List<Role> NEEDED = List.of(Role.LEGAL, Role.APPROVER);

  public Review {
    counting = List.copyOf(counting);
    voided = List.copyOf(voided);
    forged = List.copyOf(forged);
  }

  /**
   * Sorts verdicts into those that count and those that do not.
   *
   * @param now when those that are not recorded are known
   */
  public static Review of(
      String rulebook,
      Revision revision,
      Collection<SignedVerdict> verdicts,
      Roster roster,
      Instant now) {
    List<SignedVerdict> counting = new ArrayList<>();
    List<SignedVerdict> voided = new ArrayList<>();
    List<Fault> forged = new ArrayList<>();
    for (SignedVerdict each : sorted(verdicts)) {
      Optional<Fault> fault = roster.fault(each, now);
      Verdict verdict = each.verdict();
      if (!verdict.rulebook().equals(rulebook)) {
        forged.add(
            new Fault(
                each.file(), 2, "rulebook: " + rulebook + ", not '" + verdict.rulebook() + "'"));
      } else if (!verdict.revision().equals(revision)) {
        // What is on another revision counts for nothing, whoever signed it.
        fault.ifPresentOrElse(any -> {}, () -> voided.add(each));
      } else if (fault.isPresent()) {
        forged.add(fault.get());
      } else {
        counting.add(each);
      }
    }
    return new Review(rulebook, revision, counting, voided, forged);
  }

  static List<SignedVerdict> sorted(Collection<SignedVerdict> verdicts) {
    return verdicts.stream()
        .sorted(
            Comparator.comparing((SignedVerdict each) -> each.verdict().at())
                .thenComparing(each -> each.verdict().opinion())
                .thenComparing(SignedVerdict::file))
        .toList();
  }

  private Set<String> authors() {
    Set<String> authors = new TreeSet<>();
    counting.stream()
        .filter(each -> each.verdict().opinion() == Opinion.SUBMIT)
        .forEach(each -> authors.add(each.signer()));
    return authors;
  }

  /** The last word of each signer in each role, comments aside. */
  private Map<String, SignedVerdict> lastWords() {
    Map<String, SignedVerdict> last = new LinkedHashMap<>();
    for (SignedVerdict each : counting) {
      Opinion opinion = each.verdict().opinion();
      if (opinion == Opinion.APPROVE || opinion == Opinion.REQUEST_CHANGES) {
        last.put(each.signer() + " " + each.verdict().role().code(), each);
      }
    }
    return last;
  }

  private List<SignedVerdict> approvals(Role role) {
    Set<String> authors = authors();
    return lastWords().values().stream()
        .filter(each -> each.verdict().opinion() == Opinion.APPROVE)
        .filter(each -> each.verdict().role() == role && !authors.contains(each.signer()))
        .toList();
  }

  /** Whether two different people, neither its author, approve in the two roles. */
  private boolean isApprovedByTwo() {
    return approvals(Role.LEGAL).stream()
        .anyMatch(
            legal ->
                approvals(Role.APPROVER).stream()
                    .anyMatch(other -> !other.signer().equals(legal.signer())));
  }

  /** What keeps the revision from being activated, with file and line; empty where nothing does. */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>(forged);
    faults.addAll(shortfall());
    return faults;
  }

  /**
   * The same without signatures that do not count: adding one to the records of what was activated
   * long ago must not stop it.
   */
  public List<Fault> shortfall() {
    List<Fault> faults = new ArrayList<>();
    String folder = rulebook + "/approvals";
    Set<String> authors = authors();
    if (authors.isEmpty()) {
      faults.add(
          new Fault(
              folder,
              0,
              "nobody has submitted "
                  + revision
                  + "; its author signs, so that it is known who may not approve: ./evenhand approve"
                  + " FOLDER --key FILE --role author --verdict submit"));
    }
    for (SignedVerdict each : lastWords().values()) {
      Verdict verdict = each.verdict();
      if (verdict.opinion() == Opinion.REQUEST_CHANGES) {
        faults.add(
            new Fault(
                each.file(),
                6,
                each.signer()
                    + " requests changes as "
                    + verdict.role().code()
                    + "; "
                    + "they approve once they are content"));
      } else if (authors.contains(each.signer())) {
        faults.add(
            new Fault(
                each.file(),
                each.signatureLine(),
                each.signer() + " is an author of this revision; somebody else approves it"));
      }
    }
    NEEDED.stream()
        .filter(role -> approvals(role).isEmpty())
        .forEach(role -> faults.add(missing(role, folder)));
    if (NEEDED.stream().noneMatch(role -> approvals(role).isEmpty()) && !isApprovedByTwo()) {
      faults.add(
          new Fault(folder, 0, "legal and approver are the same person; a second one approves"));
    }
    return faults;
  }

  private Fault missing(Role role, String folder) {
    Optional<SignedVerdict> before =
        voided.stream()
            .filter(
                each ->
                    each.verdict().opinion() == Opinion.APPROVE && each.verdict().role() == role)
            .reduce((first, second) -> second);
    return before
        .map(
            each ->
                new Fault(
                    each.file(),
                    4,
                    role.code()
                        + " approved "
                        + each.verdict().revision()
                        + ", but the rulebook is "
                        + revision
                        + ": an edit voids approvals; they sign again"))
        .orElseGet(
            () ->
                new Fault(
                    folder,
                    0,
                    "the approval of "
                        + revision
                        + " by "
                        + role.code()
                        + " is missing: ./evenhand approve FOLDER --key FILE --role "
                        + role.code()));
  }

  /**
   * The reason of an approver who lets it come into force although the gate says no. Who asks for
   * changes later has taken it back.
   *
   * @param known when the last of the reports that it lets pass was finished: who signed before
   *     could not know what they show
   */
  public Optional<SignedVerdict> despite(Optional<Instant> known) {
    Set<String> authors = authors();
    Map<String, SignedVerdict> last = new LinkedHashMap<>();
    for (SignedVerdict each : counting) {
      Opinion opinion = each.verdict().opinion();
      if (opinion == Opinion.ACTIVATE_DESPITE) {
        last.put(each.signer(), each);
      } else if (opinion == Opinion.REQUEST_CHANGES) {
        last.remove(each.signer());
      }
    }
    // A signature says its time to the second.
    Optional<Instant> from = known.map(at -> at.truncatedTo(ChronoUnit.SECONDS));
    return last.values().stream()
        .filter(each -> !authors.contains(each.signer()))
        .filter(each -> from.filter(each.verdict().at()::isBefore).isEmpty())
        .max(Comparator.comparing(each -> each.verdict().at()));
  }

  /** What has happened to the revision by its verdicts, oldest first. */
  public List<Event> events() {
    List<Event> events = new ArrayList<>();
    List<SignedVerdict> soFar = new ArrayList<>();
    for (SignedVerdict each : counting) {
      soFar.add(each);
      events.add(
          switch (each.verdict().opinion()) {
            case SUBMIT -> Event.SUBMIT;
            case REQUEST_CHANGES -> Event.REQUEST_CHANGES;
            case COMMENT, ACTIVATE_DESPITE -> Event.COMMENT;
            case APPROVE ->
                new Review(rulebook, revision, soFar, voided, forged).faults().isEmpty()
                    ? Event.APPROVE_LAST
                    : Event.APPROVE;
          });
    }
    return events;
  }

  /** Where the revision stands by its verdicts alone. */
  public State state() {
    State state = LifeCycle.after(events());
    // What was approved in another order than the graph's is approved only if nothing is missing.
    return state == State.APPROVED && !faults().isEmpty() ? State.IN_REVIEW : state;
  }
}
