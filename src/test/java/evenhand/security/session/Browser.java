package evenhand.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a browser does: keeps cookies, goes to addresses, sends forms. It follows no redirect. */
final class Browser {
  static final String HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  static final String SESSION = "__Host-evenhand";

  private static final HttpClient ELSEWHERE = HttpClient.newHttpClient();

  final Map<String, String> cookies = new LinkedHashMap<>();
  private final RunningService service;

  Browser(RunningService service) {
    this.service = service;
  }

  /** Goes to a page of the service. */
  Answer go(String path) {
    return send(service.request(path).header("Accept", HTML));
  }

  /** Reads JSON, as a script of a page does. */
  Answer read(String path) {
    return send(service.request(path).header("Accept", "application/json"));
  }

  /** Posts JSON; {@code headers} are names and values in turn. */
  Answer post(String path, String json, String... headers) {
    HttpRequest.Builder request =
        service
            .request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /**
   * Records a decision about an invented contact, as the page that handlers use does, and returns
   * its id.
   *
   * @param headers names and values in turn, beside those that the call needs
   */
  String recordedDecision(String... headers) {
    String[] all = {
      "Idempotency-Key", Requests.newContact(), "X-CSRF-Token", csrfToken(),
    };
    Answer recorded =
        post(
            "/v1/decisions",
            Requests.decision().toString(),
            Stream.of(all, headers).flatMap(Stream::of).toArray(String[]::new));
    assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
    return recorded.json().at("/decisions/0/id").asText();
  }

  /** Sends a form; {@code fields} are names and values in turn. */
  Answer submit(String path, List<String> fields, String... headers) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.size(); i += 2) {
      form.append(i == 0 ? "" : "&").append(fields.get(i)).append('=');
      form.append(URLEncoder.encode(fields.get(i + 1), StandardCharsets.UTF_8));
    }
    HttpRequest.Builder request =
        service
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", HTML)
            .POST(BodyPublishers.ofString(form.toString()));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private Answer send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    Answer answer = service.send(request);
    for (String header : answer.response().headers().allValues("Set-Cookie")) {
      HttpCookie cookie = HttpCookie.parse(header).get(0);
      if (cookie.getMaxAge() == 0) {
        cookies.remove(cookie.getName());
      } else {
        cookies.put(cookie.getName(), cookie.getValue());
      }
    }
    return answer;
  }

  /** Goes to the issuer, which signs in at once, and returns where it sends the browser back to. */
  static String backFrom(String issuer) {
    return back(HttpRequest.newBuilder(URI.create(issuer)));
  }

  /** The same where the issuer was told to ask who it is. */
  static String backFrom(String issuer, String subject) {
    return back(
        HttpRequest.newBuilder(URI.create(issuer))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("username=" + subject)));
  }

  private static String back(HttpRequest.Builder issuer) {
    try {
      HttpResponse<String> answer = ELSEWHERE.send(issuer.build(), BodyHandlers.ofString());
      URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
      return back.getRawPath() + "?" + back.getRawQuery();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Begins at an address of the service and comes back from the issuer; returns the last answer.
   */
  Answer signInAt(String path) {
    Answer begun = go(path);
    assertThat(begun.status()).as(begun.body()).isEqualTo(303);
    return go(backFrom(begun.header("Location")));
  }

  /** The token that calls which change something carry. */
  String csrfToken() {
    return read("/session").json().path("csrf_token").asText();
  }

  /** Title, words and reference, and nothing of what went on inside. */
  static void isPlainPage(Answer answer, int status, String title) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.body())
        .contains("<h1>" + title + "</h1>", "Reference: <code>" + answer.header("X-Request-Id"))
        .doesNotContain("xception", "nimbus", "evenhand.", "eyJ", "localhost", "nonce", "jdbc");
  }
}
