package evenhand.decision.subject;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Sealed answers and words with their keys. */
@RegisterConstructorMapper(SealedRow.class)
public interface SubjectDao {

  /** The sealed answers of some decisions; those erased are missing. */
  @SqlQuery(
      """
      SELECT a.decision_id AS record_id, a.sealed, k.key
      FROM subject.answers a
      JOIN subject.answer_key k USING (decision_id)
      WHERE a.decision_id = ANY (:decisions)
      """)
  List<SealedRow> answers(@Bind("decisions") UUID[] decisions);

  /** The sealed words written later about a decision; none where it was erased. */
  @SqlQuery(
      """
      SELECT w.record_id, w.sealed, k.key
      FROM subject.words w
      JOIN subject.answer_key k USING (decision_id)
      WHERE w.decision_id = :decision
      """)
  List<SealedRow> words(@Bind("decision") UUID decision);

  @SqlQuery("SELECT key FROM subject.answer_key WHERE decision_id = :decision")
  Optional<byte[]> key(@Bind("decision") UUID decision);

  @SqlUpdate(
      """
      INSERT INTO subject.words (record_id, decision_id, sealed)
      VALUES (:record, :decision, :sealed)
      """)
  void addWords(
      @Bind("record") UUID record, @Bind("decision") UUID decision, @Bind("sealed") byte[] sealed);
}
