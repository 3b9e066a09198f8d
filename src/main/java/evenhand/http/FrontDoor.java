package evenhand.http;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives every request an id and every answer the headers that keep a browser or a cache from doing
 * what nobody meant. Runs before anything reads the request.
 */
final class FrontDoor extends Handler.Wrapper {
  static final String REQUEST_ID = "X-Request-Id";

  /** A caller's own id is kept where it can stand in a log line without harm. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private static final List<HttpField> ALWAYS =
      List.of(
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("Cache-Control", "no-store"),
          new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
          // Browsers heed it over TLS only, so it does no harm to a service on this machine.
          new PreEncodedHttpField(
              "Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
          new PreEncodedHttpField("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
          new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
          new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
          new PreEncodedHttpField(
              "Content-Security-Policy",
              "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String id = newId(request);
    request.setAttribute(REQUEST_ID, id);
    addHeaders(response.getHeaders(), id);
    return super.handle(request, response, callback);
  }

  static void addHeaders(HttpFields.Mutable headers, String requestId) {
    ALWAYS.forEach(headers::put);
    headers.put(REQUEST_ID, requestId);
  }

  /** The id that {@link #handle} gave the request; a new one where it never came that far. */
  static String idOf(Request request) {
    return request.getAttribute(REQUEST_ID) instanceof String id ? id : newId(request);
  }

  private static String newId(Request request) {
    String given = request.getHeaders().get(REQUEST_ID);
    return given != null && HARMLESS.matcher(given).matches()
        ? given
        : UUID.randomUUID().toString();
  }
}
