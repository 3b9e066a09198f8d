package evenhand.rulebook.transparency;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.UnknownRulebookException;
import evenhand.rulebook.document.DocumentHtml;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Records about a rulebook that a force can complete and publish. */
@Path("/v1")
@Tag(name = "rulebooks")
public final class TransparencyResource {
  private static final String HTML = "text/html;charset=utf-8";

  private final Rulebooks rulebooks;

  public TransparencyResource(Rulebooks rulebooks) {
    this.rulebooks = rulebooks;
  }

  @GET
  @Path("/rulebooks/{id}/atrs")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "readAtrs",
      summary = "The algorithmic transparency record, tiers 1 and 2")
  public PublicRecord atrs(@PathParam("id") String id) {
    return AtrsRecord.of(named(id));
  }

  @GET
  @Path("/rulebooks/{id}/atrs.csv")
  @Produces("text/csv;charset=utf-8")
  @Operation(operationId = "readAtrsCsv", summary = "The same as CSV, a line for each field")
  public String atrsCsv(@PathParam("id") String id) {
    return atrs(id).csv();
  }

  @GET
  @Path("/rulebooks/{id}/atrs.html")
  @Produces(HTML)
  @Operation(operationId = "readAtrsPage", summary = "The same as a page")
  public String atrsPage(@PathParam("id") String id) {
    return DocumentHtml.of(atrs(id).document());
  }

  @GET
  @Path("/rulebooks/{id}/equality-note")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "readEqualityNote", summary = "What the rules read and what is compared")
  public PublicRecord equality(@PathParam("id") String id) {
    return EqualityNote.of(named(id));
  }

  @GET
  @Path("/rulebooks/{id}/equality-note.html")
  @Produces(HTML)
  @Operation(operationId = "readEqualityNotePage", summary = "The same as a page")
  public String equalityPage(@PathParam("id") String id) {
    return DocumentHtml.of(equality(id).document());
  }

  @GET
  @Path("/rulebooks/{id}/algo-care")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "readAlgoCare",
      summary = "The rulebook under the eight headings of ALGO-CARE")
  public PublicRecord algoCare(@PathParam("id") String id) {
    return AlgoCare.of(named(id));
  }

  @GET
  @Path("/rulebooks/{id}/algo-care.html")
  @Produces(HTML)
  @Operation(operationId = "readAlgoCarePage", summary = "The same as a page")
  public String algoCarePage(@PathParam("id") String id) {
    return DocumentHtml.of(algoCare(id).document());
  }

  private Rulebook named(String id) {
    return rulebooks.find(id).orElseThrow(() -> UnknownRulebookException.of(id, rulebooks));
  }
}
