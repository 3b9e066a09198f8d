package evenhand.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A plain page that needs nothing else, and what a browser may do with a page. */
public final class Page {
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

  private static final String LOOK =
      """
      body { font-family: Arial, Helvetica, sans-serif; line-height: 1.5; color: #0b0c0c;
             background: #fff; margin: 0 auto; max-width: 62rem; padding: 0 1rem 3rem }
      a { color: #12436D }
      a:focus, button:focus, input:focus { outline: 3px solid #F46A25; outline-offset: 2px }
      table { border-collapse: collapse; font-size: .9rem }
      th, td { text-align: left; vertical-align: top; padding: .35em .6em;
               border-bottom: 1px solid #b1b4b6 }
      button { font-size: 1rem; padding: .5em 1em }
      .demonstration { border: 2px solid #801650; color: #801650; font-weight: bold;
                       padding: .3em .6em }
      .signed-in p { text-align: right }
      """;

  private static final String MAIN = "<main>";

  private Page() {}

  /**
   * A whole page.
   *
   * @param body HTML below the heading, every value in it escaped
   */
  public static String of(String title, String body) {
    return """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head><meta charset="utf-8"/><title>%1$s - Evenhand</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <style>%2$s</style></head>
        <body>
        <main>
        <h1>%1$s</h1>
        %3$s
        </main>
        </body>
        </html>
        """
        .formatted(escaped(title), LOOK, body);
  }

  /** What went wrong, for a person: no more of it than a program is told, and the reference. */
  static String of(Problem problem) {
    String signIn = problem.status() == 401 ? "<p><a href=\"/sign-in\">Sign in</a></p>" : "";
    return of(
        problem.title(),
        "<p>%s</p>\n<p>Reference: <code>%s</code></p>\n%s"
            .formatted(escaped(problem.detail()), escaped(problem.reference().orElse("")), signIn));
  }

  /** Whether a caller would rather have a page than JSON, as browsers do when they go somewhere. */
  public static boolean isWanted(Optional<String> accept) {
    for (String part : accept.orElse("").split(",", -1)) {
      String type = part.strip().toLowerCase(Locale.ROOT);
      if (type.startsWith("text/html")) {
        return !type.contains("q=0");
      } else if (type.contains("json")) {
        return false;
      }
    }
    return false;
  }

  /**
   * The content security policy of a page: its own style by hash, forms to this service, nothing
   * else.
   *
   * @param formTargets other origins that sending a form may lead to, apart by spaces
   */
  static String policy(String html, String formTargets) {
    String styles =
        STYLE
            .matcher(html)
            .results()
            .map(style -> "'sha256-" + sha256(style.group(1)) + "'")
            .collect(Collectors.joining(" "));
    String forms = html.contains("<form") ? ("'self' " + formTargets).strip() : "'none'";
    return "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action "
        + forms
        + (styles.isEmpty() ? "" : "; style-src " + styles);
  }

  /** The page with a notice at its top. */
  static String withNotice(String html, String notice) {
    Matcher body = Pattern.compile("<body[^>]*>").matcher(html);
    return body.find()
        ? html.substring(0, body.end())
            + "\n<p class=\"demonstration\">"
            + escaped(notice)
            + "</p>"
            + html.substring(body.end())
        : html;
  }

  /**
   * Who looks at a page.
   *
   * @param roles in words
   * @param csrfToken of the session
   */
  public record SignedIn(String pseudonym, String roles, String csrfToken) {}

  /**
   * The page with who is signed in and a button to sign out, above what it is about. Documents,
   * which are saved, printed and handed on, have no such part, and stay as they are.
   */
  static String withSignOut(String html, SignedIn who) {
    int main = html.indexOf(MAIN);
    if (main < 0) {
      return html;
    }
    String bar =
        """
        <header class="signed-in">
        <form method="post" action="/sign-out">
        <p>Signed in as <strong>%s</strong> (%s). <a href="/sessions">Your sessions</a>
        <input type="hidden" name="csrf_token" value="%s"/>
        <button type="submit">Sign out</button></p>
        </form>
        </header>
        """
            .formatted(escaped(who.pseudonym()), escaped(who.roles()), escaped(who.csrfToken()));
    return html.substring(0, main) + bar + html.substring(main);
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An address as a browser takes it in a header. */
  public static String addressOf(String path) {
    try {
      return new URI(path).toASCIIString();
    } catch (URISyntaxException e) {
      return "/";
    }
  }

  /** Text as it can stand in a page or an attribute in double quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
