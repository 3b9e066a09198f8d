package evenhand.decision.followup;

import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.UnknownRecordException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Closes a contact, or names what holds it open. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contacts")
public final class ClosingResource {
  private final ClosingService closing;

  public ClosingResource(ClosingService closing) {
    this.closing = closing;
  }

  @POST
  @Path("/contacts/{ref: .+}/close")
  @Operation(
      operationId = "closeContact",
      summary =
          "Close a contact; 409 names the rules while something is provisional or blocks it, and the"
              + " codes that a person has yet to confirm")
  public ClosingReceipt close(
      @PathParam("ref") String ref,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor) {
    if (!ContactReference.isValid(ref)) {
      throw new UnknownRecordException("contact", ref);
    }
    return closing.close(new ContactReference(ref), actor);
  }
}
