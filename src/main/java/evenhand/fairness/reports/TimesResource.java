package evenhand.fairness.reports;

import evenhand.decision.Actor;
import evenhand.decision.access.AccessLog;
import evenhand.fairness.disclosure.Audience;
import evenhand.fairness.recorded.AuditRequest;
import evenhand.fairness.recorded.RecordedTimes;
import evenhand.fairness.recorded.TimesReport;
import evenhand.fairness.spec.SpecFaultException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports how long what decisions ask for took, against its limit. */
@Path("/v1/fairness/times")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "fairness")
public final class TimesResource {
  private final RecordedTimes times;
  private final Rulebooks rulebooks;
  private final Periods periods;
  private final AccessLog access;
  private final TimesAnswers answers;

  public TimesResource(
      RecordedTimes times,
      Rulebooks rulebooks,
      Periods periods,
      AccessLog access,
      TimesAnswers answers) {
    this.access = access;
    this.answers = answers;
    this.periods = periods;
    this.times = times;
    this.rulebooks = rulebooks;
  }

  @GET
  @Operation(
      operationId = "readTimes",
      summary =
          "Of how many the time is known, how many were in time and the median, by place"
              + " and group")
  public TimesReport report(
      @QueryParam("rulebook") @DefaultValue("") String rulebook,
      @Parameter(description = "The first day") @QueryParam("from") @Nullable String from,
      @Parameter(description = "The last day") @QueryParam("to") @Nullable String to,
      @QueryParam("characteristic") @Nullable String characteristic,
      @Parameter(description = "force, board or public: who it is for says what is withheld")
          @QueryParam("audience")
          @DefaultValue("public")
          String audience,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor) {
    ReportOrder order =
        new ReportOrder(
            rulebook,
            day("/from", from),
            day("/to", to),
            Optional.ofNullable(characteristic),
            Optional.empty(),
            Optional.empty());
    periods.require(order);
    Audience readers =
        Audience.of(audience)
            .orElseThrow(() -> ReportOrder.invalid("/audience", "force, board or public"));
    AuditRequest request = order.request();
    Rulebook about = order.rulebook(rulebooks);
    access.combined(actor);
    try {
      return Objects.requireNonNull(
          answers.answer(order, times.reports(request, about)).get(readers));
    } catch (SpecFaultException e) {
      throw ReportOrder.invalid(e);
    }
  }

  private static LocalDate day(String pointer, @Nullable String text) {
    try {
      return LocalDate.parse(text == null ? "" : text);
    } catch (DateTimeException e) {
      throw ReportOrder.invalid(pointer, "a day such as 2026-01-31");
    }
  }
}
