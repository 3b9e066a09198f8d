package evenhand.decision.followup;

import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Takes what became known after a decision. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public final class OutcomesResource {
  private final OutcomeRecordService outcomes;

  public OutcomesResource(OutcomeRecordService outcomes) {
    this.outcomes = outcomes;
  }

  @POST
  @Path("/decisions/{id}/outcomes")
  @Operation(
      operationId = "recordOutcome",
      summary = "Record later knowledge; kinds are a closed list per rulebook")
  @ApiResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = OutcomeReceipt.class)))
  public Response record(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      OutcomeRequest outcome) {
    DecisionId decision = DecisionId.named(id);
    return Response.status(Response.Status.CREATED)
        .entity(outcomes.record(decision, outcome, actor))
        .build();
  }
}
