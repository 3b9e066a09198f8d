package evenhand.http;

import evenhand.http.Page.SignedIn;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Says for each page what a browser may do with it, and puts on it who is signed in, with a button
 * to sign out, and the notice of the demonstration where it does not carry one.
 */
@Provider
public final class PagePolicy implements ContainerResponseFilter {
  static final String HEADER = "Content-Security-Policy";

  /** How pages that say so themselves begin to. */
  private static final Pattern NOTICED =
      Pattern.compile(">Demonstration: |this is a demonstration");

  private final Optional<String> notice;
  private final String formTargets;
  private final Function<ContainerRequestContext, Optional<SignedIn>> who;

  /**
   * The same for all pages.
   *
   * @param notice to stand on every page; empty outside a demonstration
   * @param formTargets other origins that sending a form may lead to, apart by spaces
   * @param who finds who is signed in
   */
  public PagePolicy(
      Optional<String> notice,
      String formTargets,
      Function<ContainerRequestContext, Optional<SignedIn>> who) {
    this.notice = notice;
    this.formTargets = formTargets;
    this.who = who;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MediaType type = response.getMediaType();
    if (type == null || !type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
      return;
    }
    if (response.getEntity() instanceof String page) {
      // Where the service itself fails nothing more is asked of it.
      Optional<SignedIn> reader =
          response.getStatus() < 500 ? who.apply(request) : Optional.empty();
      String plain = noticed(page);
      String whole = reader.map(known -> Page.withSignOut(plain, known)).orElse(plain);
      response.setEntity(whole, response.getEntityAnnotations(), type);
      response.getHeaders().putSingle(HEADER, Page.policy(whole, formTargets));
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
