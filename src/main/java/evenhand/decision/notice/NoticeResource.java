package evenhand.decision.notice;

import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.RecordId;
import evenhand.decision.UnknownRecordException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Shows whom to tell of what, and takes the mark that they were told. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duties")
public final class NoticeResource {
  private static final int NOTICES_MAX = 500;

  private final NoticeService notices;

  public NoticeResource(NoticeService notices) {
    this.notices = notices;
  }

  /** To whom a decision was disclosed. */
  public record Recipients(List<Told> recipients) {
    public Recipients {
      recipients = List.copyOf(recipients);
    }
  }

  /** Notices, the oldest first; where {@code more} is true there are others. */
  public record DueNotices(List<Notice> notices, boolean more) {
    public DueNotices {
      notices = List.copyOf(notices);
    }
  }

  @GET
  @Path("/decisions/{id}/recipients")
  @Operation(
      operationId = "listRecipients",
      summary = "To whom a decision was disclosed, and what they have yet to be told")
  public Recipients recipients(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor) {
    return new Recipients(notices.recipients(DecisionId.named(id), actor));
  }

  @GET
  @Path("/notices")
  @Operation(
      operationId = "listNotices",
      summary = "What recipients have to be told: corrections, erasures, restrictions, answers")
  public DueNotices due(@HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor) {
    List<Notice> due = notices.due(NOTICES_MAX + 1, actor);
    return new DueNotices(
        due.subList(0, Math.min(NOTICES_MAX, due.size())), due.size() > NOTICES_MAX);
  }

  @POST
  @Path("/notices/{id}/done")
  @Operation(operationId = "giveNotice", summary = "Mark a notice given; the first mark stands")
  public Notice given(
      @PathParam("id") String id,
      @HeaderParam("Evenhand-Actor") @DefaultValue("unnamed") Actor actor) {
    return notices.given(
        RecordId.parse(id).orElseThrow(() -> new UnknownRecordException("notice", id)), actor);
  }
}
