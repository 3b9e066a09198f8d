package evenhand.security;

import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Whose contacts are whose: a contact is of everyone who took a decision about it. */
interface OwnershipDao {
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM triage.contact_history
        WHERE contact = :contact AND kind = 'decision' AND made_by = :actor)
      """)
  boolean isOwnContact(@Bind("contact") String contact, @Bind("actor") String actor);

  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM triage.decision d
        JOIN triage.contact_history h ON h.contact = d.contact AND h.kind = 'decision'
        WHERE d.id = :decision AND h.made_by = :actor)
      """)
  boolean isOwnDecision(@Bind("decision") UUID decision, @Bind("actor") String actor);
}
