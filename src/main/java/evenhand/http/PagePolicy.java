package evenhand.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says for each page what a browser may do with it, and puts the notice of the demonstration on
 * every page that does not carry one.
 */
@Provider
public final class PagePolicy implements ContainerResponseFilter {
  static final String HEADER = "Content-Security-Policy";

  /** How pages that say so themselves begin to. */
  private static final Pattern NOTICED =
      Pattern.compile(">Demonstration: |this is a demonstration");

  private final Optional<String> notice;
  private final String formTargets;

  /**
   * The same for all pages.
   *
   * @param notice to stand on every page; empty outside a demonstration
   * @param formTargets other origins that sending a form may lead to, apart by spaces
   */
  public PagePolicy(Optional<String> notice, String formTargets) {
    this.notice = notice;
    this.formTargets = formTargets;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MediaType type = response.getMediaType();
    if (type == null || !type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
      return;
    }
    if (response.getEntity() instanceof String page) {
      String noticed = noticed(page);
      response.setEntity(noticed, response.getEntityAnnotations(), type);
      response.getHeaders().putSingle(HEADER, Page.policy(noticed, formTargets));
    } else if (response.getEntity() instanceof byte[] page) {
      // Files are served as they were written: their bytes are recorded.
      String text = new String(page, StandardCharsets.UTF_8);
      response.getHeaders().putSingle(HEADER, Page.policy(text, formTargets));
    }
  }

  private String noticed(String page) {
    return notice.isPresent() && !NOTICED.matcher(page).find()
        ? Page.withNotice(page, notice.get())
        : page;
  }
}
