package evenhand.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many of the dear calls are answered at once, however their addresses are written. */
@ExtendWith(DropwizardExtensionsSupport.class)
class DearCallsIT {
  private static final DropwizardAppExtension<Configuration> APP =
      new DropwizardAppExtension<>(
          SlowApplication.class,
          null,
          ConfigOverride.config("server.applicationConnectors[0].port", "0"),
          ConfigOverride.config("server.adminConnectors[0].port", "0"));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Takes a while at the addresses of dear calls, and counts how many are at it. */
  @Path("/v1")
  public static final class SlowResource {
    private static final AtomicInteger AT_ONCE = new AtomicInteger();
    private static final AtomicInteger MOST = new AtomicInteger();

    @GET
    @Path("/decisions/{id}.pdf")
    public String pdf() throws InterruptedException {
      return slow();
    }

    @POST
    @Path("/rulebooks/{id}/what-if")
    public String whatIf() throws InterruptedException {
      return slow();
    }

    private static String slow() throws InterruptedException {
      MOST.accumulateAndGet(AT_ONCE.incrementAndGet(), Math::max);
      Thread.sleep(150);
      AT_ONCE.decrementAndGet();
      return "done";
    }
  }

  /** The service's limits in front of it. */
  public static final class SlowApplication extends Application<Configuration> {
    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
      bootstrap.setObjectMapper(Json.mapper());
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
      HttpSetup.install(configuration.getServerFactory(), environment);
      environment.jersey().register(new SlowResource());
    }
  }

  private static List<HttpResponse<String>> ask(String path, int times) {
    SlowResource.MOST.set(0);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + APP.getLocalPort() + path));
    if (path.contains("what-if")) {
      request.POST(BodyPublishers.noBody());
    }
    return IntStream.range(0, times)
        .mapToObj(any -> CLIENT.sendAsync(request.build(), BodyHandlers.ofString()))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/decisions/1.pdf",
        "/v1/decisions/1.pdf;x=1",
        "/v1/decisions/1.pdf/",
        "/v1/rulebooks/a/what-if?detail=full",
        "/v1/rulebooks/a/what-if?x=1&d%65tail=%46ULL",
        "/v1/rulebooks/a;y=1/what-if;x=1?detail=full"
      })
  void areAnsweredOneAtATime(String path) {
    assertThat(ask(path, 6)).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(SlowResource.MOST.get()).isEqualTo(1);
  }

  @Test
  void othersAreAnsweredSideBySide() {
    assertThat(ask("/v1/rulebooks/a/what-if", 6))
        .extracting(HttpResponse::statusCode)
        .containsOnly(200);
    assertThat(SlowResource.MOST.get()).isGreaterThan(1);
  }

  @Test
  void whoWouldWaitTooLongIsToldSo() {
    List<HttpResponse<String>> answers = ask("/v1/decisions/1.pdf", 40);
    assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 503);
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
    for (HttpResponse<String> answer : answers) {
      assertThat(answer.headers().firstValue("Retry-After").isPresent())
          .isEqualTo(answer.statusCode() == 503);
    }
    assertThat(SlowResource.MOST.get()).isEqualTo(1);
  }
}
