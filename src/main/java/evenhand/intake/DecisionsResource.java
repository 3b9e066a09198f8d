package evenhand.intake;

import com.codahale.metrics.annotation.Timed;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.OpenQuestion;
import evenhand.rulebook.Outcome;
import evenhand.rulebook.Reason;
import evenhand.rulebook.Reminder;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.WhatIfResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in one contact and answers with advice that is already on disk. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public final class DecisionsResource {
  private final IntakeService intake;
  private final Rulebooks rulebooks;

  public DecisionsResource(IntakeService intake, Rulebooks rulebooks) {
    this.intake = intake;
    this.rulebooks = rulebooks;
  }

  /**
   * A contact as a caller sends it.
   *
   * @param contact the force's own reference, never a name
   * @param rulebooks ids of the rulebooks to run; where none is named, {@code contact} routes
   * @param facts question id to answer, of any rulebook named, or of all where contact routes
   * @param monitoring role to protected characteristics; kept for audit, never seen by rules
   * @param supersedes the earlier decision that this one corrects
   * @param revisions rulebook to the revision that the caller means; refused where another is in
   *     force
   */
  public record ContactBody(
      @JsonProperty(required = true) String contact,
      Optional<List<String>> rulebooks,
      @JsonProperty(required = true) ObjectNode facts,
      Optional<ObjectNode> monitoring,
      Optional<SupersedesBody> supersedes,
      Optional<Map<String, Revision>> revisions) {

    ContactRequest request() {
      return new ContactRequest(
          contact,
          rulebooks.orElse(List.of()),
          facts,
          monitoring.map(JsonNode.class::cast),
          supersedes.map(it -> new ContactRequest.Correction(it.id(), it.reason())),
          Optional.empty(),
          revisions.orElse(Map.of()),
          false);
    }
  }

  /** Which earlier decision is corrected, and why. */
  public record SupersedesBody(
      @JsonProperty(required = true) String id, @JsonProperty(required = true) String reason) {}

  /**
   * What a caller is answered; the service writes it as bytes, this describes them.
   *
   * @param summary all rulebooks together: the strictest of each
   */
  public record RecordedBody(
      String contact, boolean recorded, Summary summary, List<DecisionBody> decisions) {}

  /** One rulebook's advice as recorded. */
  public record DecisionBody(
      String id,
      WhatIfResource.RulebookName rulebook,
      @JsonProperty("as_of") Instant asOf,
      Outcome outcome,
      List<String> rules,
      List<Reason> reasons,
      @JsonProperty("open_questions") List<OpenQuestion> openQuestions,
      List<Reminder> reminders,
      String advice) {}

  /** That monitoring data was recorded; never what it was. */
  public record MonitoringReceipt(boolean recorded) {}

  /** Decides and records one contact. */
  @POST
  @Path("/decisions")
  @Timed(name = "decisions_record", absolute = true)
  @Operation(
      operationId = "recordDecisions",
      summary = "Record decisions for one contact",
      description =
          "The answer is given after its record is committed. Sent again with the same"
              + " Idempotency-Key and body it gets the first answer again.")
  @ApiResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = RecordedBody.class)))
  public Response record(
      @Parameter(description = "A name for this request, 1 to 255 characters; safe to send again")
          @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @Parameter(description = "Pseudonym of the person or system that asks, never a name")
          @HeaderParam("Evenhand-Actor")
          @DefaultValue("unnamed")
          Actor actor,
      ContactBody contact) {
    RecordedContact recorded = intake.record(contact.request(), keyOf(key), actor);
    Response.ResponseBuilder answer =
        Response.status(Response.Status.CREATED).entity(recorded.json());
    if (recorded.decisions().size() == 1) {
      answer.location(URI.create("/v1/decisions/" + recorded.decisions().get(0)));
    }
    if (recorded.repeated()) {
      answer.header("Idempotent-Replayed", "true");
    }
    return answer.build();
  }

  /** Takes monitoring data after the advice was shown; there is no call that reads it back. */
  @POST
  @Path("/decisions/{id}/monitoring")
  @Operation(
      operationId = "recordMonitoring",
      summary = "Record ethnicity and other monitoring data after the advice")
  @ApiResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = MonitoringReceipt.class)))
  public Response addMonitoring(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      ObjectNode monitoring) {
    DecisionId decision = DecisionId.named(id);
    intake.addMonitoring(decision, monitoring, actor);
    return Response.status(Response.Status.CREATED).entity(new MonitoringReceipt(true)).build();
  }

  private static IdempotencyKey keyOf(@Nullable String given) {
    if (given == null) {
      // A caller that names no key asks for no repetition; this one is never used again.
      return new IdempotencyKey(UUID.randomUUID().toString());
    }
    try {
      return new IdempotencyKey(given);
    } catch (IllegalArgumentException e) {
      throw new InvalidCaseException(List.of(new Fault("", String.valueOf(e.getMessage()))));
    }
  }
}
