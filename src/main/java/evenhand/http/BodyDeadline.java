package evenhand.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends a request whose body takes too long. Jetty's own minimum data rate counts the time that the
 * server is busy against the caller.
 */
final class BodyDeadline extends Handler.Wrapper {
  private final Duration bodyMax;

  BodyDeadline(Duration bodyMax) {
    this.bodyMax = bodyMax;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!hasBody(request.getHeaders())) {
      return super.handle(request, response, callback);
    }
    Timed timed = new Timed(request);
    timed.start();
    return super.handle(timed, response, Callback.from(callback, timed::stop));
  }

  private static boolean hasBody(HttpFields headers) {
    return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0
        || headers.contains(HttpHeader.TRANSFER_ENCODING);
  }

  private final class Timed extends Request.Wrapper {
    private final Scheduler scheduler;
    private volatile Scheduler.Task deadline = () -> false;

    Timed(Request request) {
      super(request);
      this.scheduler = request.getComponents().getScheduler();
    }

    void start() {
      deadline =
          scheduler.schedule(
              () -> getWrapped().fail(new BadMessageException(HttpStatus.REQUEST_TIMEOUT_408)),
              bodyMax.toMillis(),
              TimeUnit.MILLISECONDS);
    }

    void stop() {
      deadline.cancel();
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = super.read();
      if (chunk != null && chunk.isLast()) {
        stop();
      }
      return chunk;
    }
  }
}
