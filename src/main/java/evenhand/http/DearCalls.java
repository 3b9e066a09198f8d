package evenhand.http;

import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * The calls that take many times a decision's work: a decision drawn as a PDF, and a case evaluated
 * with everything that would change it.
 */
public final class DearCalls {
  private static final Pattern PDF = Pattern.compile("/v1/decisions/[^/]+\\.pdf/?");
  private static final Pattern WHAT_IF = Pattern.compile("/v1/rulebooks/[^/]+/what-if/?");

  private DearCalls() {}

  /** Whether a request makes such a call. */
  public static boolean isDear(Request request) {
    String path = Request.getPathInContext(request);
    return PDF.matcher(path).matches()
        || (WHAT_IF.matcher(path).matches() && !isReasonsOnly(request));
  }

  private static boolean isReasonsOnly(Request request) {
    String detail = Request.extractQueryParameters(request).getValue("detail");
    return detail == null || detail.equals("reasons");
  }
}
