package evenhand.decision.history;

import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessReason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Reads what is recorded of a decision or of a contact; the access log says who did. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class DecisionsHistoryResource {
  private final ConsultationService consultations;

  public DecisionsHistoryResource(ConsultationService consultations) {
    this.consultations = consultations;
  }

  @GET
  @Path("/decisions/{id}")
  @Tag(name = "decisions")
  @Operation(
      operationId = "readDecision",
      summary = "A decision as recorded, its responses, later outcomes and sealing state")
  public DecisionView decision(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      @QueryParam("reason_code") @DefaultValue(AccessReason.NOT_GIVEN) String reasonCode) {
    AccessReason reason = new AccessReason(reasonCode);
    return DecisionId.parse(id)
        .flatMap(decision -> consultations.decision(decision, actor, reason))
        .orElseThrow(() -> new UnknownRecordException("decision", id));
  }

  /** A reference may hold slashes, so the rest of the path is the reference. */
  @GET
  @Path("/contacts/{ref: .+}")
  @Tag(name = "contacts")
  @Operation(
      operationId = "readContact",
      summary = "A contact's history, the grades in force and what is due")
  public ContactView contact(
      @PathParam("ref") String ref,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      @QueryParam("reason_code") @DefaultValue(AccessReason.NOT_GIVEN) String reasonCode) {
    if (!ContactReference.isValid(ref)) {
      throw new UnknownRecordException("contact", ref);
    }
    return consultations
        .contact(new ContactReference(ref), actor, new AccessReason(reasonCode))
        .orElseThrow(() -> new UnknownRecordException("contact", ref));
  }
}
