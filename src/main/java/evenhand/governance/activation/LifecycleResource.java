package evenhand.governance.activation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.UnknownRecordException;
import evenhand.governance.approval.SignedVerdict;
import evenhand.governance.approval.Verdict;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Shows who approved what is in force, and what was in force before. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulebooks")
public final class LifecycleResource {
  private final ActivationService activations;
  private final ActiveRevisions active;
  private final Rulebooks rulebooks;
  private final InstantSource clock;

  public LifecycleResource(
      ActivationService activations,
      ActiveRevisions active,
      Rulebooks rulebooks,
      InstantSource clock) {
    this.activations = activations;
    this.active = active;
    this.rulebooks = rulebooks;
    this.clock = clock;
  }

  /**
   * Where a rulebook stands.
   *
   * @param state of the revision that decides now
   * @param runsUnapproved whether it decides although nobody activated it
   * @param verdicts on that revision, oldest first
   * @param activations of the rulebook that are followed, the one that wins first
   */
  public record Lifecycle(
      String rulebook,
      String version,
      Revision revision,
      String state,
      @JsonProperty("runs_unapproved") boolean runsUnapproved,
      List<GivenVerdict> verdicts,
      List<Activation> activations) {
    public Lifecycle {
      verdicts = List.copyOf(verdicts);
      activations = List.copyOf(activations);
    }
  }

  /**
   * A verdict as signed.
   *
   * @param place file and line that is meant
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record GivenVerdict(
      String role, String verdict, String signer, Instant at, String place, String words) {
    static GivenVerdict of(SignedVerdict signed) {
      Verdict verdict = signed.verdict();
      return new GivenVerdict(
          verdict.role().code(),
          verdict.opinion().code(),
          signed.signer(),
          verdict.at(),
          verdict.place(),
          verdict.words());
    }
  }

  @GET
  @Path("/rulebooks/{id}/lifecycle")
  @Operation(
      operationId = "readLifecycle",
      summary = "Who approved the revision in force, and what was in force before")
  public Lifecycle of(@PathParam("id") String id) {
    Rulebook rulebook =
        rulebooks.find(id).orElseThrow(() -> new UnknownRecordException("rulebook", id));
    var review = active.review(rulebook);
    return new Lifecycle(
        id,
        rulebook.version(),
        rulebook.revision(),
        activations.state(review, clock.instant()).words(),
        active.unapproved(rulebooks).contains(id),
        review.counting().stream().map(GivenVerdict::of).toList(),
        activations.sorted(id).trusted());
  }
}
