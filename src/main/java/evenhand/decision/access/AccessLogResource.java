package evenhand.decision.access;

import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows the log of processing to auditors, and to nobody else. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duties")
public final class AccessLogResource {
  private static final int LINES_MAX = 1_000;
  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(31);

  private final ProcessingLog log;
  private final AccessLog access;
  private final InstantSource clock;

  public AccessLogResource(ProcessingLog log, AccessLog access, InstantSource clock) {
    this.log = log;
    this.access = access;
    this.clock = clock;
  }

  /**
   * Lines of the log, in the order of time.
   *
   * @param more whether there are later ones in the period: ask on from the last one's time
   * @param checkpoints the newest signed checkpoint of each log that lines are sealed in
   */
  public record Lines(List<LoggedOperation> lines, boolean more, Map<String, String> checkpoints) {
    public Lines {
      lines = List.copyOf(lines);
      checkpoints = Map.copyOf(checkpoints);
    }
  }

  @GET
  @Path("/access-log")
  @Operation(
      operationId = "readAccessLog",
      summary = "Who collected, altered, saw, disclosed, combined or erased what, when and why",
      description =
          "The last day unless said otherwise, 31 days at most; the whole: ./evenhand access-log")
  public Lines lines(
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("record") @DefaultValue("") String record,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor) {
    AskedPeriod period = AskedPeriod.of(from, to, USUAL, clock.instant()).atMost(LONGEST);
    Optional<UUID> wanted = parse(record);
    access.writeList(actor, Map.of("list", "access-log"), new AccessReason(AccessReason.NOT_GIVEN));
    List<LoggedOperation> found = log.first(period, wanted, LINES_MAX + 1);
    return new Lines(
        found.subList(0, Math.min(LINES_MAX, found.size())),
        found.size() > LINES_MAX,
        log.checkpoints());
  }

  private static Optional<UUID> parse(String record) {
    if (record.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        RecordId.parse(record)
            .orElseThrow(
                () ->
                    new InvalidCaseException(List.of(new Fault("/record", "the id of a record")))));
  }
}
