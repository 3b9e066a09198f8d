package evenhand.fairness.reports;

import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.decision.UnknownRecordException;
import evenhand.fairness.disclosure.Audience;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and gives out reports. */
@Path("/v1/fairness/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "fairness")
public final class ReportsResource {
  private final ReportService reports;
  private final Periods periods;

  public ReportsResource(ReportService reports, Periods periods) {
    this.reports = reports;
    this.periods = periods;
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
    periods.require(order);
    return Response.accepted(reports.start(order, actor)).build();
  }

  @GET
  @Operation(operationId = "listReports", summary = "Reports and how far each has come")
  public List<ReportJob> list() {
    return reports.list();
  }

  /** What is done with a report: {@code words} say what was corrected, or why it is withdrawn. */
  public record StepBody(Optional<String> words) {}

  @GET
  @Path("/{id: [0-9a-f-]+}")
  @Operation(operationId = "readReport", summary = "One report and how far it has come")
  public ReportJob job(@PathParam("id") String id) {
    return reports.job(parse(id));
  }

  @POST
  @Path("/{id: [0-9a-f-]+}/{step: published|corrected|withdrawn}")
  @Operation(
      operationId = "takeReportStep",
      summary = "Publish, correct or withdraw a report; it stands at the end of every version")
  public ReportJob take(
      @PathParam("id") String id,
      @PathParam("step") String step,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      @Nullable StepBody body) {
    String words = body == null ? "" : body.words().orElse("");
    return reports.take(
        parse(id), ReportStep.Kind.valueOf(step.toUpperCase(Locale.ROOT)), words, actor);
  }

  @GET
  @Path("/{id: [0-9a-f-]+}.{format: json|html|pdf|csv}")
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, "application/pdf", "text/csv"})
  @Operation(operationId = "readReportFile", summary = "A report, withheld for its audience")
  public Response file(
      @PathParam("id") String id,
      @PathParam("format") String format,
      @Parameter(description = "public, board or force: who reads it says what is withheld")
          @QueryParam("audience")
          @DefaultValue("public")
          String audience,
      @Parameter(description = "which table as CSV")
          @QueryParam("table")
          @DefaultValue("comparisons")
          String table) {
    Audience readers =
        Audience.of(audience)
            .orElseThrow(() -> ReportOrder.invalid("/audience", "public, board or force"));
    boolean isName = table.matches("[a-z_]+");
    String file = format.equals("csv") && isName ? "tables/" + table + ".csv" : "report." + format;
    try {
      byte[] bytes = Files.readAllBytes(reports.file(parse(id), readers, file));
      return Response.ok(bytes, type(format)).build();
    } catch (IOException e) {
      throw new ClientErrorException(Response.Status.GONE, e);
    }
  }

  private static String type(String format) {
    return switch (format) {
      case "json" -> MediaType.APPLICATION_JSON;
      case "pdf" -> "application/pdf";
      case "csv" -> "text/csv;charset=utf-8";
      default -> MediaType.TEXT_HTML + ";charset=utf-8";
    };
  }

  private static UUID parse(String id) {
    return RecordId.parse(id).orElseThrow(() -> new UnknownRecordException("report", id));
  }
}
