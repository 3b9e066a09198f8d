package evenhand.security.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.Actor;
import evenhand.decision.RecordId;
import evenhand.decision.UnknownRecordException;
import evenhand.http.Page;
import evenhand.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows people their sessions and ends them; administrators, those of others. */
@Path("/v1")
@Tag(name = "signing in")
public final class SessionsResource {
  private static final Logger LOG = LoggerFactory.getLogger(SessionsResource.class);
  private static final String HTML = "text/html;charset=utf-8";

  private final Sessions sessions;

  public SessionsResource(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * A session of somebody.
   *
   * @param id names it; signs nobody in
   * @param startedAt when the person signed in
   * @param usedAt when it was used last, to the minute
   * @param ends at the latest
   * @param current whether the call came with it
   */
  public record OpenSession(
      UUID id,
      List<String> roles,
      @JsonProperty("started_at") Instant startedAt,
      @JsonProperty("used_at") Instant usedAt,
      Instant ends,
      boolean current) {
    public OpenSession {
      roles = List.copyOf(roles);
    }
  }

  /** Sessions that still last, the newest first. */
  public record OpenSessions(List<OpenSession> sessions) {
    public OpenSessions {
      sessions = List.copyOf(sessions);
    }
  }

  /** How many sessions were ended. */
  public record EndedSessions(int ended) {}

  @GET
  @Path("/sessions")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "listSessions", summary = "Where the caller is signed in with a browser")
  public OpenSessions own(@Context ContainerRequestContext request) {
    return new OpenSessions(
        Caller.making(request).map(caller -> of(caller.actor(), request)).orElse(List.of()));
  }

  @POST
  @Path("/sessions/{id}/end")
  @Produces({MediaType.APPLICATION_JSON, HTML})
  @Operation(
      operationId = "endSession",
      summary = "End a session of one's own; a browser's form is led back to the list")
  public Response end(@PathParam("id") String id, @Context ContainerRequestContext request) {
    boolean isEnded =
        Caller.making(request)
            .flatMap(caller -> RecordId.parse(id).map(name -> sessions.end(caller.actor(), name)))
            .orElse(false);
    if (!isEnded) {
      throw new UnknownRecordException("session of yours", id);
    }
    Optional<String> accept = Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT));
    return Page.isWanted(accept)
        ? Response.seeOther(URI.create("/sessions")).build()
        : Response.ok(new EndedSessions(1), MediaType.APPLICATION_JSON_TYPE).build();
  }

  @GET
  @Path("/actors/{actor}/sessions")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "listSessionsOf", summary = "Where somebody is signed in with a browser")
  public OpenSessions others(
      @PathParam("actor") Actor actor, @Context ContainerRequestContext request) {
    return new OpenSessions(of(actor, request));
  }

  @POST
  @Path("/actors/{actor}/sessions/end")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "endSessionsOf", summary = "End all sessions of somebody")
  public EndedSessions endOthers(
      @PathParam("actor") Actor actor, @Context ContainerRequestContext request) {
    int ended = sessions.endAll(actor);
    LOG.info(
        "{} ended {} sessions of {}",
        Caller.making(request).map(Caller::getName).orElse("unknown"),
        ended,
        actor);
    return new EndedSessions(ended);
  }

  private List<OpenSession> of(Actor person, ContainerRequestContext request) {
    byte[] current =
        SessionCookie.SESSION.in(request.getCookies()).map(Secret::hash).orElse(new byte[0]);
    return sessions.of(person).stream()
        .map(
            each ->
                new OpenSession(
                    each.name(),
                    each.roles(),
                    each.startedAt(),
                    each.usedAt(),
                    sessions.ends(each),
                    MessageDigest.isEqual(each.idHash(), current)))
        .toList();
  }
}
