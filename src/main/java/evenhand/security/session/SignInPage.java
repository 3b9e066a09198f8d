package evenhand.security.session;

import evenhand.http.Page;
import evenhand.security.Role;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The pages of signing in and out. */
final class SignInPage {
  private static final Map<Role, String> WHAT =
      Map.of(
          Role.HANDLER, "Call handler: takes calls, sees own contacts",
          Role.SUPERVISOR, "Supervisor: answers for a team of handlers",
          Role.BOARD, "Oversight board: reads and explains figures, sees no case",
          Role.CHIEF_OFFICER, "Chief officer: signs off explanations, publishes reports",
          Role.LEGAL, "Lawyer: reviews rules in law",
          Role.APPROVER, "Approver: approves rules",
          Role.ADMIN, "Administrator: keeps users and configuration, sees no case",
          Role.AUDITOR, "Auditor: reads cases where ordered to, and who saw what",
          Role.RECORDS, "Records officer: erases, and holds what must not be erased",
          Role.SERVICE_ACCOUNT, "Another system of the force");

  private SignInPage() {}

  /**
   * Where one picks a role of the demonstration.
   *
   * @param csrfToken of whoever is signed in already; empty where nobody is
   */
  static String roles(String to, String csrfToken) {
    String choices =
        Arrays.stream(Role.values()).map(SignInPage::choice).collect(Collectors.joining("\n"));
    return Page.of(
        "Demonstration: pick a role",
        """
        <p>This is a demonstration: nobody proves who they are. You will be let into what the role
        may see and do, and nothing else.</p>
        <form method="post" action="/sign-in">
        <input type="hidden" name="to" value="%s"/>
        <input type="hidden" name="%s" value="%s"/>
        <fieldset>
        <legend>Sign in as</legend>
        %s
        </fieldset>
        <p><button type="submit">Sign in</button></p>
        </form>
        """
            .formatted(Page.escaped(to), Browsers.CSRF_FIELD, Page.escaped(csrfToken), choices));
  }

  private static String choice(Role role) {
    return """
        <p><input type="radio" name="role" id="%1$s" value="%1$s" required="required"/>
        <label for="%1$s">%2$s</label></p>"""
        .formatted(role.code(), Page.escaped(WHAT.getOrDefault(role, role.code())));
  }

  static String signedOut() {
    return Page.of(
        "You are signed out",
        "<p>Close the browser where others use it too.</p>\n"
            + "<p><a href=\"/sign-in\">Sign in again</a></p>\n");
  }
}
