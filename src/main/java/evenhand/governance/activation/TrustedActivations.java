package evenhand.governance.activation;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.RecordsDao;
import evenhand.governance.activation.ActivationDao.ActivationRow;
import evenhand.governance.activation.ActivationDao.NoteRow;
import evenhand.governance.activation.ActivationDao.SealedRow;
import evenhand.governance.approval.Review;
import evenhand.governance.approval.Roster;
import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.approval.VerdictFolder;
import evenhand.ledger.Hash;
import evenhand.rulebook.Revision;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.RulebookFaultException.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The activations that may be followed. A row alone proves nothing, for anybody who can write to
 * the database can add one: its entry has to be in the ledger and say the same, its revision has to
 * have been approved when it was recorded, and what it rests on has to be as it was, without an
 * objection that nobody answered for. Thread-safe.
 */
final class TrustedActivations {
  private static final Logger LOG = LoggerFactory.getLogger(TrustedActivations.class);

  private final RecordsDao records;
  private final Supplier<Roster> roster;
  private final Map<String, Before> sorted = new ConcurrentHashMap<>();
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  TrustedActivations(RecordsDao records, Supplier<Roster> roster) {
    this.records = records;
    this.roster = roster;
  }

  /**
   * What is recorded of one rulebook.
   *
   * @param trusted the one that wins first, withdrawn ones left out
   * @param refused why each of the others is not followed
   * @param newest the row recorded last; empty where there is none
   */
  record Sorted(List<Activation> trusted, Map<Activation, String> refused, Optional<UUID> newest) {

    /** The one in force at an instant. */
    Optional<Activation> inForce(Instant at) {
      return trusted.stream().filter(each -> each.isEffective(at)).findFirst();
    }

    /** One whose time has not come. */
    Optional<Activation> scheduled(Instant at) {
      return trusted.stream().filter(each -> !each.isEffective(at)).findFirst();
    }

    boolean wasEver(Revision revision, Instant at) {
      return trusted.stream()
          .anyMatch(each -> each.isEffective(at) && each.revision().equals(revision));
    }
  }

  /** What was sorted before; it stays so while neither rows nor roster change. */
  private record Before(Roster roster, List<String> rows, Sorted sorted) {}

  /** Sorts what is recorded of a rulebook. */
  Sorted of(String rulebook) {
    List<SealedRow> rows =
        records.read(session -> session.dao(ActivationDao.class).sealed(rulebook));
    List<String> said = rows.stream().map(SealedRow::said).toList();
    Roster now = roster.get();
    Before before = sorted.get(rulebook);
    if (before == null || before.roster() != now || !before.rows().equals(said)) {
      before = new Before(now, said, sort(rulebook, rows));
      sorted.put(rulebook, before);
    }
    return before.sorted();
  }

  private Sorted sort(String rulebook, List<SealedRow> rows) {
    List<SignedVerdict> notes = rows.isEmpty() ? List.of() : notes(rulebook);
    List<Activation> trusted = new ArrayList<>();
    Map<Activation, String> refused = new LinkedHashMap<>();
    for (SealedRow row : rows) {
      Activation activation = Activation.of(row.row());
      Optional<String> fault = fault(row, activation, notes, trusted);
      if (fault.isPresent()) {
        refused.put(activation, fault.get());
      } else if (activation.kind().equals(Activation.WITHDRAW)) {
        trusted.removeIf(
            each ->
                activation.withdraws().filter(each.id()::equals).isPresent()
                    && !each.isEffective(activation.recordedAt()));
      } else {
        trusted.add(activation);
      }
    }
    trusted.sort(Activation.WINNING_FIRST);
    return new Sorted(
        trusted,
        refused,
        rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1).row().id()));
  }

  private Optional<String> fault(
      SealedRow sealed, Activation activation, List<SignedVerdict> notes, List<Activation> before) {
    ActivationRow row = sealed.row();
    byte[] entry = sealed.entry();
    if (entry == null || !sealed.inLedger()) {
      return Optional.of("the ledger holds no entry of it");
    }
    if (!Arrays.equals(entry, Recorder.entry(row).bytes())) {
      return Optional.of("it is not what its entry in the ledger says");
    }
    return switch (activation.kind()) {
      case Activation.ACTIVATE ->
          notApproved(activation, notes).or(() -> notShown(activation, notes));
      case Activation.ROLL_BACK ->
          before.stream().anyMatch(each -> each.revision().equals(activation.revision()))
              ? Optional.empty()
              : Optional.of("it rolls back to what was never in force");
      default -> Optional.empty();
    };
  }

  /** What was signed, or recorded, later changes nothing about what was activated before. */
  private Review review(Activation activation, List<SignedVerdict> notes) {
    Instant then = activation.recordedAt();
    List<SignedVerdict> known =
        notes.stream()
            .filter(note -> note.recordedAt().filter(at -> !at.isAfter(then)).isPresent())
            .toList();
    return Review.of(activation.rulebook(), activation.revision(), known, roster.get(), then);
  }

  private Optional<String> notApproved(Activation activation, List<SignedVerdict> notes) {
    List<Fault> faults = review(activation, notes).shortfall();
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("\n", faults.stream().map(Fault::toString).toList()));
  }

  private Optional<String> notShown(Activation activation, List<SignedVerdict> notes) {
    JsonNode showing = activation.showing();
    for (JsonNode cited : showing.path("reports")) {
      UUID id = UUID.fromString(cited.path("id").asText());
      Optional<String> kept = records.read(session -> session.dao(ActivationDao.class).report(id));
      boolean isAsItWas =
          kept.map(text -> Hash.over(text.getBytes(StandardCharsets.UTF_8)).hex())
              .filter(cited.path("report_hash").asText()::equals)
              .isPresent();
      if (!isAsItWas) {
        return Optional.of("the report " + id + " that it rests on is not as it was");
      }
    }
    boolean isClean =
        showing.path("objections").isArray()
            && showing.path("objections").isEmpty()
            && !showing.path("reports").isEmpty();
    boolean isAnswered =
        activation
            .reason()
            .filter(
                reason ->
                    review(activation, notes)
                        .despite(Optional.empty())
                        .filter(signed -> signed.verdict().words().equals(reason.words()))
                        .filter(signed -> signed.signer().equals(reason.by()))
                        .isPresent())
            .isPresent();
    return isClean || isAnswered
        ? Optional.empty()
        : Optional.of("nothing was shown of it, and no approver has signed that it may pass");
  }

  /** The verdicts that are kept of a rulebook, whatever revision they are on, oldest first. */
  List<SignedVerdict> notes(String rulebook) {
    List<SignedVerdict> notes = new ArrayList<>();
    for (NoteRow row : records.read(session -> session.dao(ActivationDao.class).notes(rulebook))) {
      try {
        notes.add(VerdictFolder.parse(row.file(), row.note()).recorded(row.recordedAt()));
      } catch (RulebookFaultException | IllegalArgumentException wrong) {
        if (unreadable.add(row.file() + row.recordedAt())) {
          LOG.error("A kept verdict cannot be read and counts for nothing: {}", wrong.getMessage());
        }
      }
    }
    return notes;
  }

  /** Whose signature counts now. */
  Roster roster() {
    return roster.get();
  }
}
