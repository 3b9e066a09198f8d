package evenhand.decision.response;

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

/** Takes what a person did with a decision. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public final class ResponseResource {
  private final ResponseService responses;

  public ResponseResource(ResponseService responses) {
    this.responses = responses;
  }

  @POST
  @Path("/decisions/{id}/response")
  @Operation(
      operationId = "recordResponse",
      summary = "Record that a person accepted the advice, or decided otherwise and why",
      description = "Lowering a grade follows the strictest rulebook involved.")
  @ApiResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = ResponseReceipt.class)))
  public Response record(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      ResponseRequest response) {
    DecisionId decision = DecisionId.named(id);
    return Response.status(Response.Status.CREATED)
        .entity(responses.record(decision, response, actor))
        .build();
  }
}
