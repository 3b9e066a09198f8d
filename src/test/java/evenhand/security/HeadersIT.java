package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.Requests;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import evenhand.security.AccessMatrix.Row;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every answer tells a browser, on every call, and what no answer tells anybody. */
class HeadersIT {
  private static final RunningService SERVICE = RunningService.shared();
  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Strict-Transport-Security", "max-age=63072000; includeSubDomains");

  /** Words that only a look inside the service would show. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)(exception|stack ?trace|\\bat (java|evenhand|org|com)\\.|SELECT .* FROM|jdbc:|postgres"
              + "|SQLSTATE|/home/|/tmp/|\\.java:|jetty|jersey|drools)");

  private final Map<String, Answer> answers = new LinkedHashMap<>();

  @Test
  void everyAnswerOfEveryCallHasThem() throws Exception {
    walk();
    int pages = 0;
    for (Map.Entry<String, Answer> each : answers.entrySet()) {
      String call = each.getKey();
      Answer answer = each.getValue();
      ALWAYS.forEach(
          (name, value) -> assertThat(all(answer, name)).as(call).containsExactly(value));
      assertThat(all(answer, "X-Request-Id")).as(call).hasSize(1);
      assertThat(all(answer, "Server")).as(call).isEmpty();
      boolean isTile = call.contains("/v1/ledger/tile/") && answer.status() == 200;
      // The framework's own pages for this machine's monitoring say it in more words.
      assertThat(String.join(",", all(answer, "Cache-Control")))
          .as(call)
          .matches(
              isTile
                  ? "max-age=31536000"
                  : call.startsWith("admin") ? "(.*,)?no-store" : "no-store");
      isStrict(call, answer);
      saysWhatItIs(call, answer);
      pages += answer.header("Content-Type").startsWith("text/html") ? 1 : 0;
    }
    long errors = answers.values().stream().filter(answer -> answer.status() >= 400).count();
    System.out.printf("headers: %d answers, %d pages, %d errors%n", answers.size(), pages, errors);
    assertThat(pages).isGreaterThan(10);
  }

  /** Text with its characters, tables and documents with a name that no caller chose. */
  private static void saysWhatItIs(String call, Answer answer) {
    String type = answer.header("Content-Type");
    if (!answer.body().isEmpty() && !call.startsWith("admin")) {
      assertThat(type).as(call).matches("(text/.*;\\s*charset=utf-8|(?i)application/.+)");
    }
    boolean isFile = answer.status() == 200 && type.matches("application/pdf|text/csv.*");
    assertThat(answer.header("Content-Disposition"))
        .as(call)
        .matches(isFile ? "(inline|attachment); filename=\"[a-z0-9-]+\\.(pdf|csv)\"" : "");
  }

  /** The policy names what is on the page and nothing else. */
  private static void isStrict(String call, Answer answer) throws Exception {
    List<String> policies = all(answer, "Content-Security-Policy");
    assertThat(policies).as(call).hasSize(1);
    String policy = policies.get(0);
    assertThat(policy)
        .as(call)
        .startsWith("default-src 'none'; ")
        .contains("base-uri 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "*", "http:", "script-src");
    String body = answer.body();
    boolean isPage = answer.header("Content-Type").startsWith("text/html");
    assertThat(policy.contains("form-action 'self'"))
        .as(call)
        .isEqualTo(isPage && body.contains("<form"));
    if (isPage) {
      assertThat(body).as(call).doesNotContain("<script", " style=\"", " onclick");
      for (MatchResult style :
          Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL)
              .matcher(body)
              .results()
              .toList()) {
        byte[] hash =
            MessageDigest.getInstance("SHA-256")
                .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(policy)
            .as(call)
            .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
      }
    }
  }

  @Test
  void noErrorTellsAnythingOfTheInside() {
    walk();
    answers.forEach(
        (call, answer) -> {
          if (answer.status() >= 400 && !call.startsWith("admin")) {
            assertThat(answer.status()).as(call).isLessThan(500);
            assertThat(INSIDE.matcher(answer.body()).find()).as(call + answer.body()).isFalse();
            boolean isPage = answer.header("Content-Type").startsWith("text/html");
            String reference = answer.header("X-Request-Id");
            assertThat(answer.body())
                .as(call)
                .contains(isPage ? "<code>" + reference : "\"reference\":\"" + reference);
          }
        });
  }

  /**
   * Every call of the matrix as a program and as a browser makes it, and what is no call at all.
   */
  private void walk() {
    String decision = record();
    List<String> calls = new ArrayList<>();
    AccessMatrix.shipped().rows().stream().map(Row::call).forEach(calls::add);
    calls.addAll(
        List.of(
            "GET /nowhere",
            "GET /assets/style.css",
            "GET /../etc/passwd",
            "GET /v1/%00",
            "GET /%2e%2e/config.yml",
            "DELETE /v1/decisions",
            "OPTIONS /v1/decisions",
            "HEAD /",
            "TRACE /",
            "POST /"));
    for (String call : calls) {
      for (String accept : List.of("application/json", HTML)) {
        String[] parts = call.split(" ");
        String path =
            parts[1]
                .replace("/actions/{id}", "/actions/" + decision + ".0")
                .replace("/decisions/{id}", "/decisions/" + decision)
                .replace("/rulebooks/{id}", "/rulebooks/domestic-abuse")
                .replace("{path}", "0/000")
                .replace("{format}", "html")
                .replace("{step}", "published")
                .replaceAll("\\{[a-z]+}", "01930f3c-7e1d-7a44-9c0e-3f1d2b6a9e55");
        HttpRequest.Builder request;
        try {
          request = SERVICE.request(path).header("Accept", accept);
        } catch (IllegalArgumentException e) {
          continue;
        }
        if (parts[0].equals("POST")) {
          request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("[]"));
        } else {
          request.method(parts[0], BodyPublishers.noBody());
        }
        if (!parts[0].equals("HEAD")) {
          answers.put(call + " as " + accept, SERVICE.send(request));
        }
      }
    }
    for (String path : List.of("/", "/healthcheck", "/metrics", "/ping", "/nowhere")) {
      answers.put("admin " + path, SERVICE.getAdmin(path));
    }
  }

  private static String record() {
    Answer recorded =
        SERVICE.post(
            "/v1/decisions",
            Requests.decision().toString(),
            "Idempotency-Key",
            Requests.newContact());
    assertThat(recorded.status()).isEqualTo(201);
    return recorded.json().at("/decisions/0/id").asText();
  }

  @Test
  void requestsTooBrokenToBeACallAreAnsweredTheSameWay() throws IOException {
    for (String broken :
        List.of(
            "GET /v1/rulebooks HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "
                + "x".repeat(20_000)
                + "\r\n\r\n",
            "GARBAGE\r\n\r\n",
            "GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")) {
      String answer = raw(broken);
      assertThat(answer).as(broken).matches("(?s)HTTP/1.1 4\\d\\d .*");
      assertThat(answer)
          .containsIgnoringCase("x-content-type-options: nosniff")
          .containsIgnoringCase("strict-transport-security: ")
          .containsIgnoringCase("cache-control: no-store")
          .contains("\"reference\"");
      assertThat(INSIDE.matcher(answer).find()).as(answer).isFalse();
    }
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", SERVICE.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> all(Answer answer, String name) {
    return answer.response().headers().allValues(name);
  }
}
