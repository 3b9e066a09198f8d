package evenhand.decision.erasure;

import evenhand.decision.Actor;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessReason;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows whose answers are to be reviewed: to be erased, held or kept longer. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duties")
public final class ReviewsResource {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int REVIEWS_MAX = 500;

  private final ErasureService erasure;
  private final AccessLog access;
  private final InstantSource clock;

  public ReviewsResource(ErasureService erasure, AccessLog access, InstantSource clock) {
    this.erasure = erasure;
    this.access = access;
    this.clock = clock;
  }

  /** Records to be reviewed, the earliest first; where {@code more} is true there are others. */
  public record Reviews(List<Erasable> records, boolean more) {
    public Reviews {
      records = List.copyOf(records);
    }
  }

  @GET
  @Path("/retention")
  @Operation(operationId = "listReviews", summary = "Records whose review date has passed")
  public Reviews past(
      @Parameter(description = "A day; today where left out") @QueryParam("past")
          @Nullable String past,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor) {
    LocalDate day = past == null ? LocalDate.ofInstant(clock.instant(), LONDON) : day(past);
    access.writeList(actor, Map.of("list", "reviews"), new AccessReason(AccessReason.NOT_GIVEN));
    List<Erasable> found = erasure.past(day, REVIEWS_MAX + 1);
    return new Reviews(
        found.subList(0, Math.min(REVIEWS_MAX, found.size())), found.size() > REVIEWS_MAX);
  }

  private static LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() > 0 && day.getYear() <= 9999) {
        return day;
      }
    } catch (DateTimeException e) {
      // Told below, with what would be right.
    }
    throw new InvalidCaseException(List.of(new Fault("/past", "a day such as 2026-12-01")));
  }
}
