package evenhand.decision.disclosure;

import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessReason;
import evenhand.decision.access.Recipient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Discloses one decision: as a page, the same as PDF, or as the proof file with what opens its
 * commitments. The access log says who did, when and why.
 */
@Path("/v1")
@Tag(name = "decisions")
public final class DisclosureResource {
  private static final String TO =
      "To whom: an organisation or a reference, never a name; who asks where left out";

  /** What a browser says where a page of this service, or nobody's, leads to an address. */
  private static final Set<String> HERE = Set.of("same-origin", "none");

  private final DisclosureService disclosures;

  public DisclosureResource(DisclosureService disclosures) {
    this.disclosures = disclosures;
  }

  @GET
  @Path("/decisions/{id}/disclosure")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "discloseProof",
      summary = "The proof file of a decision with what opens its commitments, once sealed")
  public Map<String, Object> proof(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      @QueryParam("reason_code") @DefaultValue(AccessReason.NOT_GIVEN) String reasonCode,
      @Parameter(description = TO) @QueryParam("recipient") @DefaultValue("") String recipient,
      @Parameter(hidden = true) @HeaderParam("Sec-Fetch-Site") @Nullable String site) {
    refuseElsewhere(site, recipient);
    return disclose(id, actor, reasonCode, recipient)
        .proof()
        .orElseThrow(() -> new UnknownRecordException("sealed decision", id))
        .json();
  }

  @GET
  @Path("/decisions/{id}.html")
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  @Operation(operationId = "disclosePage", summary = "A decision on one page, with its proof")
  public Response page(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      @QueryParam("reason_code") @DefaultValue(AccessReason.NOT_GIVEN) String reasonCode,
      @Parameter(description = TO) @QueryParam("recipient") @DefaultValue("") String recipient,
      @Parameter(hidden = true) @HeaderParam("Sec-Fetch-Site") @Nullable String site) {
    refuseElsewhere(site, recipient);
    return Response.ok(DisclosurePage.html(disclose(id, actor, reasonCode, recipient)))
        .header("Content-Security-Policy", DisclosurePage.CONTENT_SECURITY_POLICY)
        .build();
  }

  @GET
  @Path("/decisions/{id}.pdf")
  @Produces("application/pdf")
  @Operation(operationId = "disclosePdf", summary = "A decision on one page as PDF")
  public byte[] pdf(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      @QueryParam("reason_code") @DefaultValue(AccessReason.NOT_GIVEN) String reasonCode,
      @Parameter(description = TO) @QueryParam("recipient") @DefaultValue("") String recipient,
      @Parameter(hidden = true) @HeaderParam("Sec-Fetch-Site") @Nullable String site) {
    refuseElsewhere(site, recipient);
    return DisclosurePdf.of(disclose(id, actor, reasonCode, recipient));
  }

  /**
   * Refuses a link on another site that would record that somebody handed something on.
   *
   * @param site what the browser says the link stands on; absent from programs
   */
  private static void refuseElsewhere(@Nullable String site, String recipient) {
    if (site != null && !recipient.isBlank() && !HERE.contains(site)) {
      throw new ForbiddenException(
          "To whom something is disclosed is taken from pages of this service only, not from a"
              + " link elsewhere.");
    }
  }

  private Disclosure disclose(String id, Actor actor, String reasonCode, String recipient) {
    AccessReason reason = new AccessReason(reasonCode);
    Recipient to = Recipient.of(recipient, actor);
    return DecisionId.parse(id)
        .flatMap(decision -> disclosures.disclose(decision, actor, reason, to))
        .orElseThrow(() -> new UnknownRecordException("decision", id));
  }
}
