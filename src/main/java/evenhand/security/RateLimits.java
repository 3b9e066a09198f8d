package evenhand.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.hash.Hashing;
import evenhand.http.DearCalls;
import evenhand.security.session.Browsers;
import io.github.bucket4j.Bucket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Holds each caller to a rate, before a request takes a place in the queue or its body is read.
 * Whoever exceeds it is answered 429 a second later, so that one who asks without end asks once a
 * second. A credential counts as its holder's once it was found valid; until then, and without one,
 * the network address counts, or any number of invented tokens would be as many callers. Calls that
 * cost much have a rate of their own, a tenth of the caller's.
 */
public final class RateLimits {
  private static final Duration REFUSAL_DELAY = Duration.ofSeconds(1);
  private static final int REFUSALS_WAITING_MAX = 1_000;
  private static final int CALLERS_MAX = 100_000;
  private static final int CREDENTIALS_MAX = 20_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final String PERSON = "person ";
  private static final String SERVICE_ACCOUNT = "service ";
  private static final String ADDRESS = "address ";
  private static final String DEAR = "dear ";

  /** Of a caller's rate, for calls that take many times a decision's work. */
  private static final int DEAR_SHARE = 10;

  private final RateSettings settings;
  private final Cache<String, String> holders =
      Caffeine.newBuilder().maximumSize(CREDENTIALS_MAX).expireAfterWrite(REMEMBERED).build();

  public RateLimits(RateSettings settings) {
    this.settings = settings;
  }

  /** The handler that refuses; to be put round the application. */
  public DoSHandler handler() {
    DoSHandler.DelayedRejectHandler refusal =
        new DoSHandler.DelayedRejectHandler(
            REFUSAL_DELAY.toMillis(), REFUSALS_WAITING_MAX, RateLimits::refuse);
    return new DoSHandler(this::callerOf, this::tracker, refusal, CALLERS_MAX);
  }

  /**
   * Remembers whose a credential is that was just found valid.
   *
   * @param credential the token or the session's id alone: what stands beside it in the headers is
   *     the caller's to change at each call
   */
  void remember(Optional<String> credential, Caller caller) {
    String kind = caller.roles().contains(Role.SERVICE_ACCOUNT) ? SERVICE_ACCOUNT : PERSON;
    credential.ifPresent(it -> holders.put(hash(it), kind + caller.getName()));
  }

  private static Optional<String> session(Request request) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(Browsers.SESSION_COOKIE))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private String callerOf(Request request) {
    String credential =
        Callers.bearer(request.getHeaders().get(HttpHeader.AUTHORIZATION))
            .or(() -> session(request))
            .orElse(null);
    String holder = credential == null ? null : holders.getIfPresent(hash(credential));
    if (holder == null) {
      return ADDRESS + Request.getRemoteAddr(request);
    }
    return DearCalls.isDear(request) ? DEAR + holder : holder;
  }

  /** Secrets are not kept longer than their request. */
  private static String hash(String credential) {
    return Hashing.sha256().hashString(credential, StandardCharsets.UTF_8).toString();
  }

  private DoSHandler.Tracker tracker(String caller) {
    boolean isDear = caller.startsWith(DEAR);
    String holder = isDear ? caller.substring(DEAR.length()) : caller;
    if (holder.startsWith(ADDRESS)) {
      int rate = orOne(settings.address());
      return new Spent(rate, rate);
    }
    int rate = orOne(holder.startsWith(PERSON) ? settings.person() : settings.serviceAccount());
    int share = isDear ? Math.max(1, rate / DEAR_SHARE) : rate;
    return new Spent(share, 2 * share);
  }

  private static int orOne(@Nullable Integer rate) {
    return rate == null ? 1 : rate;
  }

  private static boolean refuse(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.RETRY_AFTER, REFUSAL_DELAY.toSeconds());
    Response.writeError(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429);
    return true;
  }

  /** What one caller has left. */
  private static final class Spent implements DoSHandler.Tracker {
    private final Bucket bucket;
    private volatile long expires = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);

    Spent(int rate, int atOnce) {
      this.bucket =
          Bucket.builder()
              .addLimit(limit -> limit.capacity(atOnce).refillGreedy(rate, Duration.ofSeconds(1)))
              .build();
    }

    @Override
    public boolean onRequest(long now) {
      // Full again by then, so that nothing is forgiven by forgetting.
      expires = now + TimeUnit.SECONDS.toNanos(10);
      return bucket.tryConsume(1);
    }

    @Override
    public long getExpireNanoTime() {
      return expires;
    }
  }
}
