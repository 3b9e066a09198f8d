package evenhand.decision.erasure;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** Erases the answers of one decision, and holds them. */
@Path("/v1/decisions/{id: [0-9a-f-]{36}}/{task: erasure|hold}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public final class ErasureResource {
  private final ErasureService erasure;
  private final AccessLog access;

  public ErasureResource(ErasureService erasure, AccessLog access) {
    this.erasure = erasure;
    this.access = access;
  }

  /**
   * Why, and whether to do it.
   *
   * @param reasonCode an {@link ErasureReason} to erase; any code to hold
   * @param dryRun only says what would happen
   * @param held whether to hold or to let go
   */
  public record ErasureBody(
      @JsonProperty(value = "reason_code", required = true) String reasonCode,
      @JsonProperty("dry_run") boolean dryRun,
      boolean held) {}

  @POST
  @Operation(
      operationId = "eraseOrHoldDecision",
      summary = "Erase the answers of a decision, or hold them; the ledger says who, when and why")
  public ErasurePlan change(
      @PathParam("id") String id,
      @PathParam("task") String task,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      ErasureBody body) {
    DecisionId decision =
        DecisionId.parse(id).orElseThrow(() -> new UnknownRecordException("decision", id));
    if (task.equals("hold")) {
      erasure.hold(decision, body.held(), body.reasonCode(), actor);
      return new ErasurePlan(false, List.of(), List.of(decision), List.of(), List.of());
    }
    ErasureReason reason = reason(body.reasonCode());
    if (!body.dryRun()) {
      access.write(
          actor, evenhand.decision.access.Operation.ERASURE, decision.value(), reason.name());
    }
    return erasure.erase(List.of(decision), reason, actor, body.dryRun());
  }

  private static ErasureReason reason(String code) {
    return Arrays.stream(ErasureReason.values())
        .filter(reason -> reason.name().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequestException(
                    "reason_code is one of " + Arrays.toString(ErasureReason.values())));
  }
}
