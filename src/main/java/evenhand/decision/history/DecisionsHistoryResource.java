package evenhand.decision.history;

import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.UnknownRecordException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Reads what is recorded of a decision or of a contact. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class DecisionsHistoryResource {
  private final DecisionHistoryService history;

  public DecisionsHistoryResource(DecisionHistoryService history) {
    this.history = history;
  }

  @GET
  @Path("/decisions/{id}")
  @Tag(name = "decisions")
  @Operation(
      operationId = "readDecision",
      summary = "A decision as recorded, its responses, later outcomes and sealing state")
  public DecisionView decision(@PathParam("id") String id) {
    return DecisionId.parse(id)
        .flatMap(history::decision)
        .orElseThrow(() -> new UnknownRecordException("decision", id));
  }

  /** A reference may hold slashes, so the rest of the path is the reference. */
  @GET
  @Path("/contacts/{ref: .+}")
  @Tag(name = "contacts")
  @Operation(
      operationId = "readContact",
      summary = "A contact's history, the grades in force and what is due")
  public ContactView contact(@PathParam("ref") String ref) {
    if (!ContactReference.isValid(ref)) {
      throw new UnknownRecordException("contact", ref);
    }
    return history
        .contact(new ContactReference(ref))
        .orElseThrow(() -> new UnknownRecordException("contact", ref));
  }
}
