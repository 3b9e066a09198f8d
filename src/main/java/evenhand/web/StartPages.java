package evenhand.web;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The page a person meets first: what this is, what is in force, where to go on. */
@Path("/")
@Produces("text/html;charset=utf-8")
@Hidden
public final class StartPages {
  private final Rulebooks rulebooks;
  private final boolean invented;
  private final Supplier<Optional<String>> warning;

  /**
   * The page of a service.
   *
   * @param warning in large letters, what runs and was approved by nobody
   */
  public StartPages(Rulebooks rulebooks, boolean invented, Supplier<Optional<String>> warning) {
    this.rulebooks = rulebooks;
    this.invented = invented;
    this.warning = warning;
  }

  @GET
  public String start() {
    String rows = rulebooks.all().stream().map(StartPages::row).collect(Collectors.joining("\n"));
    String notice =
        invented ? "<p><strong>Demonstration: all contacts are invented.</strong></p>" : "";
    String unapproved = warning.get().map(words -> "<h2>" + escaped(words) + "</h2>").orElse("");
    return """
        <!doctype html>
        <html lang="en-GB">
        <head><meta charset="utf-8"><title>Evenhand</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body>
        <main>
        <h1>Evenhand</h1>
        %s
        %s
        <p>Evenhand turns answers about a police contact into advice with reasons, and writes both
        down. The advice is suggested by rules. A person decides.</p>
        <h2>Rulebooks in force</h2>
        <table>
        <thead><tr><th scope="col">Rulebook</th><th scope="col">Version</th>
        <th scope="col">Revision</th><th scope="col">Read</th></tr></thead>
        <tbody>
        %s
        </tbody>
        </table>
        <h2>For people</h2>
        <ul>
        <li><a href="/sign-in">Sign in</a></li>
        <li><a href="/access">Who may call what</a></li>
        </ul>
        <h2>For programs</h2>
        <ul>
        <li><a href="/v1/openapi.json">OpenAPI document</a></li>
        <li><a href="/v1/rulebooks">Rulebooks</a></li>
        <li><a href="/v1/actions">Actions that are due</a></li>
        </ul>
        </main>
        </body>
        </html>
        """
        .formatted(unapproved, notice, rows);
  }

  private static String row(Rulebook rulebook) {
    String id = escaped(rulebook.id());
    return """
        <tr><th scope="row"><a href="/v1/rulebooks/%1$s">%2$s</a></th><td>%3$s</td>
        <td><code>%4$s</code></td><td><a href="/v1/rulebooks/%1$s/questions">%2$s: questions</a>,
        <a href="/v1/rulebooks/%1$s/rules">%2$s: rules</a></td></tr>"""
        .formatted(id, escaped(rulebook.title()), escaped(rulebook.version()), rulebook.revision());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
