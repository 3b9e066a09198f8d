package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.Requests;
import evenhand.RunningService;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One caller who asks without end is slowed down, and nobody else is. */
class RateLimitsIT {
  private static final String ISSUER = "force";
  private static final int PERSON = 4;
  private static final int ADDRESS = 30;
  private static final int ASKED = 100;
  private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static RunningService service;

  @BeforeAll
  static void start() {
    PROVIDER.start();
    service =
        RunningService.limited(
            PROVIDER.issuerUrl(ISSUER).toString(),
            PROVIDER.jwksUrl(ISSUER).toString(),
            PERSON,
            ADDRESS);
  }

  @AfterAll
  static void stop() {
    service.stop();
    PROVIDER.shutdown();
  }

  private static HttpResponse<String> ask(String token) {
    return start(token).join();
  }

  private static CompletableFuture<HttpResponse<String>> start(String token) {
    return CLIENT.sendAsync(
        service
            .request("/v1/rulebooks/contact/questions")
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }

  /** Asks many times at once. */
  private static List<HttpResponse<String>> flood(IntFunction<String> token) {
    List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      asked.add(start(token.apply(i)));
    }
    return asked.stream().map(CompletableFuture::join).toList();
  }

  private static long counted(List<HttpResponse<String>> answers, int status) {
    return answers.stream().filter(answer -> answer.statusCode() == status).count();
  }

  @Test
  void whoAsksWithoutEndIsSlowedDownAndNobodyElse() throws Exception {
    String flooding = AccessIT.issued(PROVIDER, "handler-flood", List.of("handler"));
    String honest = AccessIT.issued(PROVIDER, "handler-honest", List.of("handler"));
    assertThat(ask(flooding).statusCode()).isEqualTo(200);
    assertThat(ask(honest).statusCode()).isEqualTo(200);

    long started = System.nanoTime();
    List<HttpResponse<String>> answers = flood(i -> flooding);
    Duration taken = Duration.ofNanos(System.nanoTime() - started);
    assertThat(counted(answers, 200)).isBetween(1L, 2L * PERSON + (taken.toSeconds() + 1) * PERSON);
    assertThat(counted(answers, 200) + counted(answers, 429)).isEqualTo(ASKED);
    assertThat(taken).as("a refusal waits").isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    HttpResponse<String> refused =
        answers.stream().filter(answer -> answer.statusCode() == 429).findFirst().orElseThrow();
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(Requests.json(refused.body()).get("type").asText())
        .isEqualTo("urn:evenhand:problem:rate");
    assertThat(ask(honest).statusCode()).isEqualTo(200);

    Thread.sleep(3_000);
    assertThat(ask(flooding).statusCode()).as("afterwards").isEqualTo(200);
  }

  @Test
  void aTokenIsOneCallerHoweverItIsWritten() throws Exception {
    String token = AccessIT.issued(PROVIDER, "handler-spaces", List.of("handler"));
    assertThat(ask(token).statusCode()).isEqualTo(200);
    long started = System.nanoTime();
    List<HttpResponse<String>> answers = flood(i -> " ".repeat(i) + token);
    Duration taken = Duration.ofNanos(System.nanoTime() - started);
    assertThat(counted(answers, 200)).isBetween(1L, 2L * PERSON + (taken.toSeconds() + 1) * PERSON);
    Thread.sleep(3_000);
  }

  @Test
  void callsThatCostMuchHaveARateOfTheirOwn() throws Exception {
    String token = AccessIT.issued(PROVIDER, "handler-dear", List.of("handler"));
    assertThat(ask(token).statusCode()).isEqualTo(200);
    HttpRequest dear =
        service
            .request("/v1/rulebooks/domestic-abuse/what-if?detail=full")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"as_of\": \"2026-06-01T12:00:00Z\", \"facts\": {}}"))
            .build();
    long started = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      asked.add(CLIENT.sendAsync(dear, BodyHandlers.ofString()));
    }
    assertThat(ask(token).statusCode()).as("another call of the same person").isEqualTo(200);
    List<HttpResponse<String>> answers = asked.stream().map(CompletableFuture::join).toList();
    Duration taken = Duration.ofNanos(System.nanoTime() - started);
    assertThat(counted(answers, 200)).isBetween(1L, 2L + taken.toSeconds() + 1);
    assertThat(counted(answers, 200) + counted(answers, 429)).isEqualTo(12);
  }

  @Test
  void inventedTokensAreOneCaller() throws Exception {
    List<HttpResponse<String>> answers = flood(i -> "invented-" + i);
    assertThat(counted(answers, 429)).isPositive();
    assertThat(counted(answers, 401) + counted(answers, 429)).isEqualTo(ASKED);
    Thread.sleep(3_000);
  }
}
