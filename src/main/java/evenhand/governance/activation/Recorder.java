package evenhand.governance.activation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.Entries;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.RevisionDao;
import evenhand.governance.activation.ActivationDao.ActivationRow;
import evenhand.governance.activation.ActivationDao.VerdictRow;
import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.approval.Verdict;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.Hash;
import evenhand.ledger.OutboxDao;
import evenhand.rulebook.Rulebook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Writes verdicts and activations with their ledger entries, within one transaction. */
record Recorder(Session session, Actor by, Instant now) {

  void keep(Rulebook rulebook) {
    session
        .dao(RevisionDao.class)
        .keep(
            rulebook.revision().name(), rulebook.id(), rulebook.version(), now, rulebook.content());
  }

  /** Words stay beside the ledger: an entry holds their hash, within that of the note. */
  boolean add(SignedVerdict signed) {
    UUID id = RecordId.at(now);
    Verdict verdict = signed.verdict();
    VerdictRow row =
        new VerdictRow(
            id,
            verdict.revision().name(),
            verdict.rulebook(),
            verdict.role().code(),
            verdict.opinion().code(),
            signed.signer(),
            verdict.at(),
            signed.file(),
            signed.note().toString(),
            signed.hash().bytes(),
            now,
            by.pseudonym());
    if (session.dao(ActivationDao.class).addVerdict(row) == 0) {
      return false;
    }
    ObjectNode members = Entries.start(id, now, by);
    members.put("rulebook", row.rulebook());
    members.put("revision", row.revision());
    members.put("role", row.role());
    members.put("verdict", row.opinion());
    members.put("signer", row.signer());
    members.put("signed_at", row.signedAt().toString());
    members.put("note_hash", signed.hash().hex());
    seal(id, Entry.of(EntryKind.APPROVAL, members));
    return true;
  }

  void add(ActivationRow row) {
    session.dao(ActivationDao.class).addActivation(row);
    seal(row.id(), entry(row));
  }

  /** What the ledger holds of an activation: the same row gives the same bytes. */
  static Entry entry(ActivationRow row) {
    ObjectNode members = Entries.start(row.id(), row.recordedAt(), new Actor(row.madeBy()));
    members.put("rulebook", row.rulebook());
    members.put("revision", row.revision());
    members.put("activation", row.kind());
    members.put("effective_from", row.effectiveFrom().toString());
    members.put("showing_hash", hash(row.showing()));
    String reason = row.reason();
    if (reason != null) {
      members.put("reason_hash", hash(reason));
      members.put("reason_by", row.reasonBy());
    }
    UUID withdraws = row.withdraws();
    if (withdraws != null) {
      members.put("withdraws", withdraws.toString());
    }
    return Entry.of(EntryKind.ACTIVATION, members);
  }

  private static String hash(String text) {
    return Hash.over(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private void seal(UUID id, Entry entry) {
    session
        .dao(ActivationDao.class)
        .addEvent(id, entry.kind().code(), now, by.pseudonym(), entry.bytes());
    session.dao(OutboxDao.class).add(id, entry);
  }
}
