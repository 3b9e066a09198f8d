package evenhand.decision.restriction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.access.AccessReason;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Restricts decisions by hand; a challenge of accuracy does it by itself. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "duties")
public final class RestrictionResource {
  private final Restrictions restrictions;

  public RestrictionResource(Restrictions restrictions) {
    this.restrictions = restrictions;
  }

  /** Whether to restrict or to lift it, and why, as a code. */
  public record RestrictionBody(
      Optional<Boolean> restricted, @JsonProperty("reason_code") Optional<String> reasonCode) {}

  /** What holds now, and why. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record RestrictionState(
      String decision,
      boolean restricted,
      @JsonProperty("reason_code") Optional<String> reasonCode) {}

  @POST
  @Path("/decisions/{id}/restriction")
  @Operation(
      operationId = "restrictDecision",
      summary = "Restrict a decision whose accuracy is contested, or lift that")
  public RestrictionState restrict(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      RestrictionBody body) {
    boolean restricted =
        body.restricted()
            .orElseThrow(
                () ->
                    new InvalidCaseException(
                        List.of(new Fault("/restricted", "is true or false"))));
    AccessReason reason = new AccessReason(body.reasonCode().orElse(""));
    DecisionId decision = DecisionId.named(id);
    Optional<AccessReason> now = restrictions.set(decision, restricted, reason, actor);
    return new RestrictionState(id, now.isPresent(), now.map(AccessReason::code));
  }
}
