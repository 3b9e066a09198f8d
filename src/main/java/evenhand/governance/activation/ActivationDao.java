package evenhand.governance.activation;

import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.rulebook.Rulebook;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Verdicts and activations as recorded. */
interface ActivationDao {

  /** Keeps a verdict, unless the same note is kept already. */
  @SqlUpdate(
      """
      INSERT INTO triage.rulebook_verdict
        (id, revision, rulebook, role, opinion, signer, signed_at, file, note, note_hash,
         recorded_at, made_by)
      VALUES
        (:id, :revision, :rulebook, :role, :opinion, :signer, :signedAt, :file, :note, :noteHash,
         :recordedAt, :madeBy)
      ON CONFLICT (note_hash) DO NOTHING
      """)
  int addVerdict(@BindMethods VerdictRow verdict);

  /** Every note on a rulebook that was recorded with its entry, oldest first. */
  @SqlQuery(
      """
      SELECT v.file, v.note, e.recorded_at
      FROM triage.rulebook_verdict v
      JOIN ledger.event e ON e.id = v.id AND e.kind = 'approval'
      WHERE v.rulebook = :rulebook
      ORDER BY v.signed_at, v.id
      """)
  @RegisterConstructorMapper(NoteRow.class)
  List<NoteRow> notes(@Bind("rulebook") String rulebook);

  @SqlUpdate(
      """
      INSERT INTO triage.rulebook_activation
        (id, rulebook, revision, kind, effective_from, showing, reason, reason_by, recorded_at,
         made_by, withdraws)
      VALUES
        (:id, :rulebook, :revision, :kind, :effectiveFrom, :showing, :reason, :reasonBy,
         :recordedAt, :madeBy, :withdraws)
      """)
  void addActivation(@BindMethods ActivationRow activation);

  /** Every activation of a rulebook with its entry, in the order of their recording. */
  @SqlQuery(
      """
      SELECT a.id, a.rulebook, a.revision, a.kind, a.effective_from, a.showing, a.reason,
             a.reason_by, a.recorded_at, a.made_by, a.withdraws, e.entry,
             EXISTS (SELECT FROM ledger.outbox o WHERE o.id = a.id AND o.leaf_hash = h.leaf)
             OR EXISTS (SELECT FROM ledger.entry s WHERE s.id = a.id AND s.leaf_hash = h.leaf)
               AS in_ledger
      FROM triage.rulebook_activation a
      LEFT JOIN ledger.event e ON e.id = a.id AND e.kind = 'activation'
      LEFT JOIN LATERAL (SELECT sha256(decode('00', 'hex') || e.entry) AS leaf) h ON true
      WHERE a.rulebook = :rulebook
      ORDER BY a.recorded_at, a.id
      """)
  @RegisterConstructorMapper(SealedRow.class)
  List<SealedRow> sealed(@Bind("rulebook") String rulebook);

  /** Every rulebook that an activation is recorded of. */
  @SqlQuery("SELECT DISTINCT rulebook FROM triage.rulebook_activation ORDER BY rulebook")
  List<String> activated();

  /** The row of a rulebook that was recorded last. */
  @SqlQuery(
      """
      SELECT id FROM triage.rulebook_activation
      WHERE rulebook = :rulebook
      ORDER BY recorded_at DESC, id DESC
      LIMIT 1
      """)
  Optional<UUID> newest(@Bind("rulebook") String rulebook);

  /** Held to the end of the transaction: one activation of a rulebook at a time. */
  @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('activation ' || :rulebook, 0))")
  int lock(@Bind("rulebook") String rulebook);

  /** A report of a replay, shadow or simulation, as it was kept. */
  @SqlQuery("SELECT report FROM triage.replay_finished WHERE replay_id = :replay")
  Optional<String> report(@Bind("replay") UUID replay);

  @SqlQuery("SELECT rulebook FROM triage.rulebook_revision WHERE revision = :revision")
  Optional<String> rulebookOf(@Bind("revision") String revision);

  @SqlUpdate(
      """
      INSERT INTO ledger.event (id, kind, recorded_at, made_by, entry)
      VALUES (:id, :kind, :recordedAt, :madeBy, :entry)
      """)
  void addEvent(
      @Bind("id") UUID id,
      @Bind("kind") String kind,
      @Bind("recordedAt") Instant recordedAt,
      @Bind("madeBy") String madeBy,
      @Bind("entry") byte[] entry);

  /** A verdict to be kept. */
  record VerdictRow(
      UUID id,
      String revision,
      String rulebook,
      String role,
      String opinion,
      String signer,
      Instant signedAt,
      String file,
      String note,
      byte[] noteHash,
      Instant recordedAt,
      String madeBy) {}

  /** A note, where it lay, and when it was recorded. */
  record NoteRow(String file, String note, Instant recordedAt) {}

  /** An activation with the bytes of its entry, and whether the ledger holds just those. */
  record SealedRow(@Nested ActivationRow row, byte @Nullable [] entry, boolean inLedger) {

    /** All of it as text, by which it is known again. */
    String said() {
      return row + " " + Arrays.toString(entry) + " " + inLedger;
    }
  }

  /** A revision that comes, or came, into force. */
  record ActivationRow(
      UUID id,
      String rulebook,
      String revision,
      String kind,
      Instant effectiveFrom,
      String showing,
      @Nullable String reason,
      @Nullable String reasonBy,
      Instant recordedAt,
      String madeBy,
      @Nullable UUID withdraws) {

    /** A row to be recorded now. */
    static ActivationRow of(
        Rulebook rulebook,
        String kind,
        Instant from,
        String showing,
        Optional<Activation.Reason> reason,
        Optional<UUID> withdraws,
        Instant now,
        Actor by) {
      return new ActivationRow(
          RecordId.at(now),
          rulebook.id(),
          rulebook.revision().name(),
          kind,
          from,
          showing,
          reason.map(Activation.Reason::words).orElse(null),
          reason.map(Activation.Reason::by).orElse(null),
          now,
          by.pseudonym(),
          withdraws.orElse(null));
    }
  }
}
