package evenhand.fairness.reports;

import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.decision.UnknownRecordException;
import evenhand.fairness.disclosure.Audience;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;

/** Makes and gives out reports. */
@Path("/v1/fairness/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "fairness")
public final class ReportsResource {
  private final ReportService reports;

  public ReportsResource(ReportService reports) {
    this.reports = reports;
  }

  @POST
  @Operation(
      operationId = "makeReport",
      summary = "Audit recorded decisions; one report at a time, made in the background")
  @ApiResponse(
      responseCode = "202",
      description = "Begun; ask for it to see how far it has come",
      content = @Content(schema = @Schema(implementation = ReportJob.class)))
  public Response make(
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor, ReportOrder order) {
    return Response.accepted(reports.start(order, actor)).build();
  }

  @GET
  @Operation(operationId = "listReports", summary = "Reports and how far each has come")
  public List<ReportJob> list() {
    return reports.list();
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readReport", summary = "One report and how far it has come")
  public ReportJob job(@PathParam("id") String id) {
    return reports.job(parse(id));
  }

  @GET
  @Path("/{id}/{audience}/{file: report\\.(json|html|pdf)}")
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, "application/pdf"})
  @Operation(
      operationId = "readReportFile",
      summary = "report.json, report.html or report.pdf for the force, the board or the public")
  public Response file(
      @PathParam("id") String id,
      @PathParam("audience") String audience,
      @PathParam("file") String file) {
    Audience readers =
        Audience.of(audience).orElseThrow(() -> new UnknownRecordException("audience", audience));
    try {
      byte[] bytes = Files.readAllBytes(reports.file(parse(id), readers, file));
      return Response.ok(bytes, type(file)).build();
    } catch (IOException e) {
      throw new ClientErrorException(Response.Status.GONE, e);
    }
  }

  private static String type(String file) {
    if (file.endsWith(".json")) {
      return MediaType.APPLICATION_JSON;
    }
    return file.endsWith(".pdf") ? "application/pdf" : MediaType.TEXT_HTML + ";charset=utf-8";
  }

  private static UUID parse(String id) {
    return RecordId.parse(id).orElseThrow(() -> new UnknownRecordException("report", id));
  }
}
