package evenhand.web;

import evenhand.http.Page;
import evenhand.security.AccessMatrix;
import evenhand.security.AccessMatrix.Reach;
import evenhand.security.AccessMatrix.Row;
import evenhand.security.Role;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows auditors who may make which call: the very matrix that is enforced. */
@Path("/access")
@Produces("text/html;charset=utf-8")
@Hidden
public final class AccessPages {
  private final String page;

  public AccessPages(AccessMatrix matrix) {
    this.page = page(matrix);
  }

  @GET
  public String access() {
    return page;
  }

  private static String page(AccessMatrix matrix) {
    String roles =
        Arrays.stream(Role.values())
            .map(role -> "<th scope=\"col\">" + words(role.code()) + "</th>")
            .collect(Collectors.joining());
    String rows = matrix.rows().stream().map(AccessPages::row).collect(Collectors.joining("\n"));
    return Page.of(
        "Who may call what",
        """
        <p>This is the list that the service enforces before every call; what is not in it, nobody
        may. <em>own</em>: contacts about which the caller took a decision. <em>reason</em>: every
        contact, with a reason that the access log keeps. <em>no</em>: refused.</p>
        <p>The same for programs: <a href="/v1/access">/v1/access</a></p>
        <table>
        <thead><tr><th scope="col">Call</th><th scope="col">Reads of a case</th>
        <th scope="col">Needs</th>%s</tr></thead>
        <tbody>
        %s
        </tbody>
        </table>
        """
            .formatted(roles, rows));
  }

  private static String row(Row row) {
    String cells =
        Arrays.stream(Role.values())
            .map(role -> "<td>" + cell(row, role) + "</td>")
            .collect(Collectors.joining());
    return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td>%s</tr>"
        .formatted(
            Page.escaped(row.call()),
            Optional.ofNullable(row.reads()).map(AccessMatrix.Reads::code).orElse(""),
            needs(row),
            cells);
  }

  private static String needs(Row row) {
    List<String> needs = new ArrayList<>();
    if (row.recent()) {
      needs.add("proof of who one is, five minutes old at most");
    }
    row.corrects().entrySet().stream()
        .filter(each -> each.getValue() == Reach.OWN)
        .forEach(
            each ->
                needs.add(
                    words(each.getKey().code())
                        + ": what it corrects is about the same contact or an own one"));
    return String.join("; ", needs);
  }

  private static String cell(Row row, Role role) {
    if (row.open() || row.signedIn()) {
      return row.open() ? "anyone" : "anyone signed in";
    }
    return Optional.ofNullable(row.roles().get(role)).map(Reach::code).orElse("no");
  }

  private static String words(String code) {
    return code.replace('_', ' ');
  }
}
