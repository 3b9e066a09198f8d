package evenhand.governance.activation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /** Every note on a rulebook, oldest first. */
  @SqlQuery(
      """
      SELECT file, note FROM triage.rulebook_verdict
      WHERE rulebook = :rulebook
      ORDER BY signed_at, id
      """)
  @RegisterConstructorMapper(NoteRow.class)
  List<NoteRow> notes(@Bind("rulebook") String rulebook);

  @SqlUpdate(
      """
      INSERT INTO triage.rulebook_activation
        (id, rulebook, revision, kind, effective_from, showing, reason, reason_by, recorded_at,
         made_by)
      VALUES
        (:id, :rulebook, :revision, :kind, :effectiveFrom, :showing::jsonb, :reason, :reasonBy,
         :recordedAt, :madeBy)
      """)
  void addActivation(@BindMethods ActivationRow activation);

  /** Every activation, of one rulebook or all: the one that wins first. */
  @SqlQuery(
      """
      SELECT id, rulebook, revision, kind, effective_from, showing::text AS showing, reason,
             reason_by, recorded_at, made_by
      FROM triage.rulebook_activation
      WHERE :rulebook::text IS NULL OR rulebook = :rulebook
      ORDER BY rulebook, effective_from DESC, id DESC
      """)
  @RegisterConstructorMapper(ActivationRow.class)
  List<ActivationRow> activations(@Bind("rulebook") @Nullable String rulebook);

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

  /** A note and where it lay. */
  record NoteRow(String file, String note) {}

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
      String madeBy) {}
}
