package evenhand.decision.challenge;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.RecordId;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessReason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what persons contest, shows what waits for an answer, and takes the answers. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "duties")
public final class ChallengeResource {
  private static final int CHALLENGES_MAX = 500;

  private final ChallengeService challenges;

  public ChallengeResource(ChallengeService challenges) {
    this.challenges = challenges;
  }

  /** Why an answer takes longer, as a code such as COMPLEX. */
  public record ExtensionBody(@JsonProperty("reason_code") Optional<String> reasonCode) {}

  /** Challenges without an answer, the earliest due first; there may be more. */
  public record Queue(List<Challenge> challenges, boolean more) {
    public Queue {
      challenges = List.copyOf(challenges);
    }
  }

  @POST
  @Path("/decisions/{id}/challenge")
  @Operation(
      operationId = "challengeDecision",
      summary = "Record what a person contests about a decision; an answer is due in one month",
      description =
          "The month runs from received_on, the day on which it reached the force: today where left"
              + " out. Where accuracy is contested the decision is restricted until it is answered.")
  @ApiResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = Challenge.class)))
  public Response make(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      ChallengeRequest challenge) {
    DecisionId decision = DecisionId.named(id);
    return Response.status(Response.Status.CREATED)
        .entity(challenges.make(decision, challenge, actor))
        .build();
  }

  @GET
  @Path("/challenges")
  @Operation(operationId = "listChallenges", summary = "Challenges that wait for an answer")
  public Queue open(
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      @Parameter(description = "A day; all where left out") @QueryParam("due_before")
          @Nullable String dueBefore) {
    List<Challenge> open =
        challenges.open(Optional.ofNullable(dueBefore).map(this::day), CHALLENGES_MAX + 1, actor);
    return new Queue(
        open.subList(0, Math.min(CHALLENGES_MAX, open.size())), open.size() > CHALLENGES_MAX);
  }

  private LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw AnswerRequest.invalid("/due_before", "a day such as 2026-12-01");
    }
  }

  @GET
  @Path("/challenges/{id}")
  @Operation(operationId = "readChallenge", summary = "A challenge with the words of both sides")
  public Challenge read(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      @QueryParam("reason_code") @DefaultValue(AccessReason.NOT_GIVEN) String reasonCode) {
    AccessReason reason = new AccessReason(reasonCode);
    return challenges.read(parse(id), actor, reason);
  }

  @POST
  @Path("/challenges/{id}/extension")
  @Operation(
      operationId = "extendChallenge",
      summary = "Give an answer two more months where it is complex, once, and say why")
  public Challenge extend(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      ExtensionBody extension) {
    AccessReason reason = new AccessReason(extension.reasonCode().orElse(""));
    return challenges.extend(parse(id), reason, actor);
  }

  @POST
  @Path("/challenges/{id}/answer")
  @Operation(
      operationId = "answerChallenge",
      summary = "Answer a challenge, by a person who had no part in the decision")
  public Challenge answer(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      AnswerRequest answer) {
    return challenges.answer(parse(id), answer, actor);
  }

  private static UUID parse(String id) {
    return RecordId.parse(id).orElseThrow(() -> new UnknownRecordException("challenge", id));
  }
}
