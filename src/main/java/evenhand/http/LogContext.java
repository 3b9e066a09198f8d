package evenhand.http;

import java.util.UUID;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Puts the request's id into the log lines of the thread that answers it. Stands behind whatever
 * may go on in another thread.
 */
final class LogContext extends Handler.Wrapper {
  private static final String KEY = "request_id";

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    MDC.put(KEY, FrontDoor.idOf(request));
    try {
      return super.handle(request, response, callback);
    } finally {
      MDC.remove(KEY);
    }
  }

  /** The id of the request that this thread is answering; a new one outside any. */
  static String currentRequestId() {
    String id = MDC.get(KEY);
    return id == null ? UUID.randomUUID().toString() : id;
  }
}
