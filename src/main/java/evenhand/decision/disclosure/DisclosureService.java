package evenhand.decision.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessReason;
import evenhand.decision.access.Recipient;
import evenhand.decision.history.DecisionHistoryService;
import evenhand.decision.subject.SealedRow;
import evenhand.decision.subject.SubjectContent;
import evenhand.decision.subject.SubjectDao;
import evenhand.ledger.LogName;
import evenhand.ledger.proof.Opening;
import evenhand.ledger.proof.ProofFile;
import evenhand.ledger.sequence.ProofService;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.model.Codes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Discloses decisions with their proof; each disclosure stands in the access log first. */
public final class DisclosureService {
  private final DecisionHistoryService history;
  private final ProofService proofs;
  private final RecordsDao records;
  private final AccessLog access;
  private final Rulebooks rulebooks;
  private final Optional<String> contact;

  /**
   * Discloses from one database.
   *
   * @param contact whom to ask who disagrees with a decision
   */
  public DisclosureService(
      DecisionHistoryService history,
      ProofService proofs,
      RecordsDao records,
      AccessLog access,
      Rulebooks rulebooks,
      Optional<String> contact) {
    this.contact = contact;
    this.rulebooks = rulebooks;
    this.history = history;
    this.proofs = proofs;
    this.records = records;
    this.access = access;
  }

  /** The decision, its answers where they are not erased, and the proof that opens to them. */
  public Optional<Disclosure> disclose(DecisionId id, Actor by, AccessReason reason, Recipient to) {
    return history
        .decision(id)
        .map(
            view -> {
              access.disclosed(by, id.value(), reason, to);
              Optional<ProofFile> proof = proofs.proof(LogName.DECISIONS, id.value());
              return new Disclosure(
                  view,
                  codes(view.decision().path("rulebook")),
                  contact,
                  proof.map(file -> file.with(openings(id.value()))));
            });
  }

  private Optional<Codes> codes(JsonNode of) {
    return rulebooks
        .find(of.path("id").asText())
        .filter(rulebook -> rulebook.revision().name().equals(of.path("revision").asText()))
        .map(Rulebook::codes);
  }

  private List<Opening> openings(UUID id) {
    UUID[] ids = {id};
    return records.read(session -> session.dao(SubjectDao.class).answers(ids)).stream()
        .map(SealedRow::open)
        .flatMap(content -> openings(content).stream())
        .toList();
  }

  private static List<Opening> openings(SubjectContent content) {
    return List.of(
        new Opening("answers_commitment", content.salt(), content.answers()),
        new Opening("shown_commitment", content.salt(), content.shown()));
  }
}
