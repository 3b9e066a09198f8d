package evenhand.decision.disclosure;

import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.UnknownRecordException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Discloses one decision: a page, the same as PDF, or the proof file with its openings. */
@Path("/v1/decisions/{id: [0-9a-f-]{36}}{form: \\.html|\\.pdf|/disclosure}")
@Tag(name = "decisions")
public final class DisclosureResource {
  private final DisclosureService disclosures;

  public DisclosureResource(DisclosureService disclosures) {
    this.disclosures = disclosures;
  }

  @GET
  @Operation(
      operationId = "discloseDecision",
      summary = "A decision on one page with its proof; the access log says who, when and why")
  public Response disclose(
      @PathParam("id") String id,
      @PathParam("form") String form,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      @QueryParam("reason_code") @DefaultValue("NOT_GIVEN") String reasonCode) {
    Disclosure disclosure =
        DecisionId.parse(id)
            .flatMap(decision -> disclosures.disclose(decision, actor, reasonCode))
            .orElseThrow(() -> new UnknownRecordException("decision", id));
    return switch (form) {
      case ".html" -> Response.ok(DisclosurePage.html(disclosure), MediaType.TEXT_HTML).build();
      case ".pdf" -> Response.ok(DisclosurePage.pdf(disclosure), "application/pdf").build();
      default ->
          Response.ok(
                  disclosure
                      .proof()
                      .orElseThrow(() -> new NotFoundException("the decision is not sealed yet"))
                      .json(),
                  MediaType.APPLICATION_JSON)
              .build();
    };
  }
}
