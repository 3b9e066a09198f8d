package evenhand.security.session;

import evenhand.http.Page;
import evenhand.security.session.SessionsResource.OpenSession;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page where people see and end their sessions. */
@Path("/sessions")
@Produces("text/html;charset=utf-8")
@Hidden
public final class SessionsPages {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));

  private final SessionsResource resource;

  public SessionsPages(SessionsResource resource) {
    this.resource = resource;
  }

  @GET
  public String own(@Context ContainerRequestContext request) {
    String token = Browsers.session(request).map(Session::csrfToken).orElse("");
    String rows =
        resource.own(request).sessions().stream()
            .map(each -> row(each, token))
            .collect(Collectors.joining("\n"));
    return Page.of(
        "Your sessions",
        """
        <p>Where you are signed in with a browser. End what you do not know, and tell whoever runs
        this service.</p>
        <table>
        <thead><tr><th scope="col">Signed in</th><th scope="col">Last used</th>
        <th scope="col">Ends at the latest</th><th scope="col">Roles</th>
        <th scope="col">End</th></tr></thead>
        <tbody>
        """
            + rows
            + """

        </tbody>
        </table>
        <p>Ending needs proof of who you are from the last five minutes:
        <a href="/sign-in?recent=true&amp;to=/sessions">sign in again</a>.</p>
        """);
  }

  private static String row(OpenSession session, String csrfToken) {
    String end =
        """
        <form method="post" action="/v1/sessions/%1$s/end">\
        <input type="hidden" name="csrf_token" value="%2$s"/>\
        <button type="submit">End the session of %3$s</button></form>"""
            .formatted(session.id(), csrfToken, MINUTE.format(session.startedAt()));
    return """
        <tr><th scope="row">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"""
        .formatted(
            MINUTE.format(session.startedAt()),
            MINUTE.format(session.usedAt()),
            MINUTE.format(session.ends()),
            Page.escaped(String.join(", ", session.roles())),
            session.current() ? "this browser" : end);
  }
}
