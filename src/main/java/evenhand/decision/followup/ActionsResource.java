package evenhand.decision.followup;

import evenhand.decision.ActionId;
import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessReason;
import evenhand.decision.followup.ActionsService.Wanted;
import evenhand.decision.history.DueAction;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the tasks that decisions asked for, and marks them done. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "actions")
public final class ActionsResource {
  /** What a screen can show and a person can work through; the earliest come first. */
  static final int ACTIONS_MAX = 500;

  private static final int YEAR_MAX = 9999;

  private final ActionsService actions;
  private final AccessLog access;
  private final InstantSource clock;

  public ActionsResource(ActionsService actions, AccessLog access, InstantSource clock) {
    this.actions = actions;
    this.access = access;
    this.clock = clock;
  }

  /**
   * Tasks due before an instant, the earliest first.
   *
   * @param more whether there are others, due later than these
   */
  public record DueActions(List<DueAction> actions, boolean more) {
    public DueActions {
      actions = List.copyOf(actions);
    }
  }

  @GET
  @Path("/actions")
  @Operation(
      operationId = "listActions",
      summary =
          "What is due or overdue, earliest first, at most "
              + ACTIONS_MAX
              + "; where more is true, ask on with due_from the last one's due")
  public DueActions due(
      @Parameter(description = "An instant with offset; now where left out")
          @QueryParam("due_before")
          @Nullable String dueBefore,
      @Parameter(description = "An instant with offset; the beginning where left out")
          @QueryParam("due_from")
          @Nullable String dueFrom,
      @Parameter(description = "Of one contact only") @QueryParam("contact")
          @Nullable String contact,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor,
      @QueryParam("reason_code") @DefaultValue(AccessReason.NOT_GIVEN) String reasonCode) {
    AccessReason reason = new AccessReason(reasonCode);
    Instant before = dueBefore == null ? clock.instant() : instant("/due_before", dueBefore);
    Instant from = dueFrom == null ? Instant.EPOCH : instant("/due_from", dueFrom);
    Wanted wanted =
        new Wanted(from, before, Optional.ofNullable(contact).map(ActionsResource::contact));
    List<DueAction> found = actions.due(wanted, ACTIONS_MAX + 1);
    List<DueAction> shown = found.subList(0, Math.min(ACTIONS_MAX, found.size()));
    log(wanted, shown, actor, reason);
    return new DueActions(shown, found.size() > ACTIONS_MAX);
  }

  /** Of one contact each decision is logged, of many the list; nothing where nothing is shown. */
  private void log(Wanted wanted, List<DueAction> shown, Actor actor, AccessReason reason) {
    if (wanted.contact().isPresent()) {
      access.write(
          actor,
          evenhand.decision.access.Operation.CONSULTATION,
          shown.stream().map(task -> task.id().decision().value()).distinct().toList(),
          reason);
    } else if (!shown.isEmpty()) {
      access.writeList(
          actor,
          Map.of(
              "list", "actions",
              "shown", String.valueOf(shown.size()),
              "due_from", wanted.dueFrom().toString(),
              "due_before", wanted.dueBefore().toString()),
          reason);
    }
  }

  private static ContactReference contact(String text) {
    if (!ContactReference.isValid(text)) {
      throw new InvalidCaseException(List.of(new Fault("/contact", ContactReference.RULE)));
    }
    return new ContactReference(text);
  }

  @POST
  @Path("/actions/{id}/done")
  @Operation(operationId = "markDone", summary = "Mark an action done; the first mark stands")
  public DoneReceipt done(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor) {
    ActionId action =
        ActionId.parse(id).orElseThrow(() -> new UnknownRecordException("action", id));
    return actions.done(action, actor);
  }

  private static Instant instant(String pointer, String text) {
    try {
      // A plus in a query that was not escaped arrives as a space.
      OffsetDateTime given = OffsetDateTime.parse(text.replace(' ', '+'));
      if (given.getYear() < 1 || given.getYear() > YEAR_MAX) {
        throw new DateTimeException("a year that no database holds");
      }
      return given.toInstant();
    } catch (DateTimeException e) {
      throw new InvalidCaseException(
          List.of(
              new Fault(
                  pointer,
                  "must be an instant with offset such as 2026-11-22T10:15:00Z, but was '"
                      + text
                      + "'")));
    }
  }
}
