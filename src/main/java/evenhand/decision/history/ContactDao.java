package evenhand.decision.history;

import evenhand.decision.ContactReference;
import evenhand.decision.ContactState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The history of contacts. */
public interface ContactDao {

  /** What is recorded of a contact; no steps where nothing is. */
  default ContactState state(ContactReference contact) {
    return parse(steps(contact.value()));
  }

  /** Reads a history that a query gathered as a JSON array of triage.contact_step. */
  static ContactState parse(@Nullable String steps) {
    return steps == null ? new ContactState(List.of()) : StepRow.state(steps);
  }

  @SqlQuery(
      """
      SELECT coalesce(json_agg(s ORDER BY s.id), '[]')::text
      FROM triage.contact_step s
      WHERE s.contact = :contact
      """)
  String steps(@Bind("contact") String contact);

  /** Adds what a person did: grades set by an override, or the closing. */
  @SqlUpdate(
      """
      INSERT INTO triage.contact_history
        (contact, id, kind, decision_id, rulebook, grades, provisional, blocks_close,
         holding_rules, made_by, recorded_at)
      VALUES
        (:contact, :id, :kind, :decision, :rulebook, CAST(:grades AS jsonb), false, false,
         '{}', :madeBy, :recordedAt)
      """)
  void add(
      @Bind("contact") String contact,
      @Bind("id") UUID id,
      @Bind("kind") String kind,
      @Bind("decision") @Nullable UUID decision,
      @Bind("rulebook") @Nullable String rulebook,
      @Bind("grades") String grades,
      @Bind("madeBy") String madeBy,
      @Bind("recordedAt") Instant recordedAt);
}
