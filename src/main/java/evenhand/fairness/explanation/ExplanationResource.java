package evenhand.fairness.explanation;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.decision.UnknownRecordException;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has to be explained or reformed, and what was said. */
@Path("/v1/fairness/items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "fairness")
public final class ExplanationResource {
  private final ExplanationService explanations;

  public ExplanationResource(ExplanationService explanations) {
    this.explanations = explanations;
  }

  /** An explanation: the evidence it names and the steps it announces. */
  public record ExplanationBody(
      @JsonProperty(required = true) String evidence,
      @JsonProperty(required = true) String steps) {}

  /** A sign-off, by the chief officer's role. */
  public record SignOffBody(@JsonProperty(required = true) String role) {}

  @GET
  @Operation(operationId = "listExplanationItems", summary = "What has to be explained, by when")
  public List<Item> items(@QueryParam("rulebook") @Nullable String rulebook) {
    return explanations.items(Optional.ofNullable(rulebook));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readExplanationItem", summary = "One item with its explanations")
  public Item item(@PathParam("id") String id) {
    return explanations.item(parse("item", id));
  }

  @POST
  @Path("/{id}/explanations")
  @Operation(
      operationId = "explain",
      summary = "Explain, naming evidence and steps; it can be followed, never changed")
  public Item explain(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      ExplanationBody body) {
    return explanations.explain(parse("item", id), body.evidence(), body.steps(), actor);
  }

  @POST
  @Path("/{id}/explanations/{explanation}/sign-off")
  @Operation(
      operationId = "signExplanationOff",
      summary = "Sign an explanation off in the chief officer's role, which closes the item")
  public Item signOff(
      @PathParam("id") String id,
      @PathParam("explanation") String explanation,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      SignOffBody body) {
    return explanations.signOff(
        parse("item", id), parse("explanation", explanation), body.role(), actor);
  }

  private static UUID parse(String kind, String id) {
    return RecordId.parse(id).orElseThrow(() -> new UnknownRecordException(kind, id));
  }
}
