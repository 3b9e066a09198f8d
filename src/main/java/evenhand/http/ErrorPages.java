package evenhand.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Problems for what fails before a resource is reached: no HTML, no stack, nothing of Jetty's. */
final class ErrorPages extends ErrorHandler {
  private final ObjectMapper mapper;

  ErrorPages(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    int status = statusOf(request, response);
    String id = FrontDoor.idOf(request);
    response.setStatus(status);
    FrontDoor.addHeaders(response.getHeaders(), id);
    if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException) {
      // Nobody knows where the next request would begin, so the server ends the connection.
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
    if (status == 503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, ProblemMapper.RETRY_AFTER_SECONDS);
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.write(
        true, ByteBuffer.wrap(bytes(Problems.ofStatus(status).referredTo(id))), callback);
    return true;
  }

  private static int statusOf(Request request, Response response) {
    int status =
        request.getAttribute(ERROR_EXCEPTION) instanceof HttpException e
            ? e.getCode()
            : response.getStatus();
    return status < 400 ? 500 : status;
  }

  private byte[] bytes(Problem problem) throws JsonProcessingException {
    return mapper.writeValueAsBytes(problem);
  }
}
