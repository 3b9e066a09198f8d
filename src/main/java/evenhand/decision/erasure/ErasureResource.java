package evenhand.decision.erasure;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessReason;
import evenhand.rulebook.InvalidCaseException;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Erases the answers of one decision or of a contact, holds them, and says how long they are kept.
 */
@Path("/v1")
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
   * @param reasonCode an {@link ErasureReason}
   * @param dryRun only says what would happen
   */
  public record ErasureBody(
      @JsonProperty("reason_code") Optional<String> reasonCode,
      @JsonProperty("dry_run") Optional<Boolean> dryRun) {}

  /**
   * Whether to hold or to let go, and why.
   *
   * @param reasonCode any code
   */
  public record HoldBody(
      Optional<Boolean> held, @JsonProperty("reason_code") Optional<String> reasonCode) {}

  /**
   * How long to keep.
   *
   * @param retentionClass a {@link RetentionClass}
   * @param reviewed whether somebody reviewed the record today and keeps it: the time then begins
   *     today and not on the day of the decision
   * @param reasonCode any code; why it is kept, where it was reviewed, and only there
   */
  public record RetentionBody(
      @JsonProperty("class") Optional<String> retentionClass,
      Optional<Boolean> reviewed,
      @JsonProperty("reason_code") Optional<String> reasonCode) {

    Optional<AccessReason> kept() {
      if (reviewed.orElse(false)) {
        return Optional.of(new AccessReason(reasonCode.orElse("")));
      }
      if (reasonCode.isPresent()) {
        throw invalid("/reviewed", "is true where a reason_code says why it is kept");
      }
      return Optional.empty();
    }
  }

  @POST
  @Path("/decisions/{id}/erasure")
  @Operation(
      operationId = "eraseDecision",
      summary = "Erase the answers of a decision; the ledger says who, when and why")
  public ErasurePlan erase(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      ErasureBody body) {
    DecisionId decision = DecisionId.named(id);
    ErasureReason reason = reason(body);
    erasure.state(decision);
    return erasure.erase(List.of(decision), reason, actor, body.dryRun().orElse(false));
  }

  @POST
  @Path("/contacts/{ref: .+}/erasure")
  @Operation(
      operationId = "eraseContact",
      summary =
          "Erase the answers of all decisions of a contact, or of none: 409 where one is held")
  public ErasurePlan eraseContact(
      @PathParam("ref") String ref,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      ErasureBody body) {
    if (!ContactReference.isValid(ref)) {
      throw new UnknownRecordException("contact", ref);
    }
    ContactReference contact = new ContactReference(ref);
    ErasureReason reason = reason(body);
    return erasure.eraseContact(contact, reason, actor, body.dryRun().orElse(false));
  }

  private static ErasureReason reason(ErasureBody body) {
    return oneOf("/reason_code", body.reasonCode().orElse(""), ErasureReason.values());
  }

  @POST
  @Path("/decisions/{id}/hold")
  @Operation(
      operationId = "holdDecision",
      summary = "Keep the answers of a decision from being erased, or let them go")
  public Erasable hold(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      HoldBody body) {
    boolean held = body.held().orElseThrow(() -> invalid("/held", "is true or false"));
    AccessReason reason = new AccessReason(body.reasonCode().orElse(""));
    erasure.hold(DecisionId.named(id), held, reason, actor);
    return erasure.state(DecisionId.named(id));
  }

  @POST
  @Path("/decisions/{id}/retention")
  @Operation(
      operationId = "classifyDecision",
      summary =
          "Say how long the answers of a decision are kept before somebody reviews them, or that"
              + " somebody reviewed them and keeps them")
  public Erasable classify(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      RetentionBody body) {
    RetentionClass retention =
        oneOf("/class", body.retentionClass().orElse(""), RetentionClass.values());
    Optional<AccessReason> kept = body.kept();
    if (kept.isPresent() && !actor.isNamed()) {
      throw invalid("", Actor.PERSON_NEEDED);
    }
    erasure.classify(DecisionId.named(id), retention, kept, actor);
    return erasure.state(DecisionId.named(id));
  }

  @GET
  @Path("/decisions/{id}/retention")
  @Operation(
      operationId = "readRetention",
      summary = "When the answers of a decision are reviewed, and whether a hold keeps them")
  public Erasable retention(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor) {
    DecisionId decision = DecisionId.named(id);
    Erasable state = erasure.state(decision);
    access.write(
        actor,
        evenhand.decision.access.Operation.CONSULTATION,
        List.of(decision.value()),
        new AccessReason(AccessReason.NOT_GIVEN));
    return state;
  }

  private static <E extends Enum<E>> E oneOf(String field, String code, E[] codes) {
    return Arrays.stream(codes)
        .filter(each -> each.name().equals(code))
        .findFirst()
        .orElseThrow(() -> invalid(field, "is one of " + Arrays.toString(codes)));
  }

  private static InvalidCaseException invalid(String field, String detail) {
    return new InvalidCaseException(List.of(new InvalidCaseException.Fault(field, detail)));
  }
}
