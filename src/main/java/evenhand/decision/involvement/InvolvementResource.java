package evenhand.decision.involvement;

import evenhand.decision.RecordsDao;
import evenhand.decision.access.AskedPeriod;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Shows how far people take part, to those who answer for it. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duties")
public final class InvolvementResource {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int QUICK_SECONDS_MAX = 3_600;

  private final RecordsDao records;
  private final InstantSource clock;

  public InvolvementResource(RecordsDao records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  @GET
  @Path("/involvement")
  @Operation(
      operationId = "readInvolvement",
      summary = "What people did with suggestions and how long they looked, without ids",
      description = "The last 30 days unless said otherwise; 400 days at most.")
  public Involvement involvement(
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("quick_seconds") @DefaultValue("5") int quickSeconds) {
    AskedPeriod period = AskedPeriod.of(from, to, USUAL, clock.instant()).atMost(LONGEST);
    if (quickSeconds < 1 || quickSeconds > QUICK_SECONDS_MAX) {
      throw new InvalidCaseException(
          List.of(new Fault("/quick_seconds", "seconds from 1 to " + QUICK_SECONDS_MAX)));
    }
    return new Involvement(
        period.from(),
        period.to(),
        quickSeconds,
        records.read(
            session ->
                session
                    .dao(InvolvementDao.class)
                    .count(period.from(), period.to(), 1_000L * quickSeconds)));
  }
}
