package evenhand.decision.peopleonly;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.Actor;
import evenhand.decision.UnknownRecordException;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import evenhand.rulebook.Rulebooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Shows for which rulebooks people decide without the rules, and lets a person change it. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "duties")
public final class PeopleOnlyResource {
  private final PeopleOnlyModes modes;
  private final Rulebooks rulebooks;

  public PeopleOnlyResource(PeopleOnlyModes modes, Rulebooks rulebooks) {
    this.modes = modes;
    this.rulebooks = rulebooks;
  }

  /** Whether people decide without the rules, and why. */
  public record PeopleOnlyBody(
      @JsonProperty("people_only") Optional<Boolean> peopleOnly, Optional<String> reason) {}

  /** One rulebook; {@code latest} is absent where its suggestions were never off. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record RulebookMode(
      String rulebook, @JsonProperty("people_only") boolean peopleOnly, Optional<Mode> latest) {}

  @GET
  @Path("/rulebooks/{id}/people-only")
  @Operation(
      operationId = "readPeopleOnly",
      summary = "Whether people decide without the rules of a rulebook, since when, and why")
  public RulebookMode read(@PathParam("id") String id) {
    refuseUnknown(id);
    Optional<Mode> latest = modes.mode(id);
    return new RulebookMode(id, latest.filter(Mode::peopleOnly).isPresent(), latest);
  }

  @POST
  @Path("/rulebooks/{id}/people-only")
  @Operation(
      operationId = "setPeopleOnly",
      summary = "Turn the suggestions of a rulebook off or on again, by a person with a reason")
  public Mode set(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      PeopleOnlyBody body) {
    refuseUnknown(id);
    boolean peopleOnly =
        body.peopleOnly()
            .orElseThrow(
                () ->
                    new InvalidCaseException(
                        List.of(new Fault("/people_only", "is true or false"))));
    return modes.set(id, peopleOnly, body.reason().orElse(""), actor);
  }

  private void refuseUnknown(String id) {
    if (rulebooks.find(id).isEmpty()) {
      throw new UnknownRecordException("rulebook", id);
    }
  }
}
