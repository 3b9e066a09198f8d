package evenhand.http;

import evenhand.security.RefusedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every exception with a problem; what nobody foresaw is logged and told as a number. */
@Provider
final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  /** Time enough for a database to fail over or a queue to drain, short enough for a caller. */
  static final int RETRY_AFTER_SECONDS = 2;

  private static final String HTML = "text/html;charset=utf-8";

  /** What a refusal may add to its answer. */
  private static final List<String> FORWARDED =
      List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.SET_COOKIE);

  @Context private @Nullable HttpHeaders headers;

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException e && e.getResponse().getStatus() < 400) {
      return e.getResponse();
    }
    String id = LogContext.currentRequestId();
    Optional<Problem> foreseen = Problems.of(failure);
    Problem problem = foreseen.orElseGet(() -> Problems.unforeseen(500)).referredTo(id);
    // Who refuses says why where it does, as seldom as is right: strangers can make it happen.
    if (problem.status() >= 500 && !(failure instanceof RefusedException)) {
      LOG.error("{} {} ({})", problem.status(), problem.title(), id, failure);
    }
    Response.ResponseBuilder response = answer(problem);
    if (problem.status() == 503) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (failure instanceof WebApplicationException e) {
      for (String header : FORWARDED) {
        Optional.ofNullable(e.getResponse().getHeaderString(header))
            .ifPresent(value -> response.header(header, value));
      }
    }
    return response.build();
  }

  /** A page where a browser goes somewhere, JSON for everybody else. */
  private Response.ResponseBuilder answer(Problem problem) {
    Response.ResponseBuilder response = Response.status(problem.status());
    Optional<String> accept =
        Optional.ofNullable(headers).map(it -> it.getHeaderString(HttpHeaders.ACCEPT));
    return Page.isWanted(accept)
        ? response.type(HTML).entity(Page.of(problem))
        : response.type(Problem.MEDIA_TYPE).entity(problem);
  }
}
