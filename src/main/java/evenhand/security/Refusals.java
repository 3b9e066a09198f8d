package evenhand.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a log line of every call that is answered 401 or 403, and of others where it was noted why
 * they are refused: who, which call, why, and whom it is for. The call is named as the matrix
 * writes it, so that no reference of a contact gets into the log. The same refusal within a minute
 * is counted, not written again, so that nobody floods the log: at most two lines a minute for each
 * caller, call and reason. Thread-safe.
 */
@Provider
public final class Refusals implements ContainerResponseFilter {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final String CALL = "evenhand.call";
  private static final String WHY = "evenhand.refused";
  private static final Duration COUNTED = Duration.ofMinutes(1);
  private static final int DIFFERENT_MAX = 10_000;

  /** A call as it is told, without anything that the caller wrote. */
  private record Asked(String operation, String call, String isFor) {
    static final Asked UNKNOWN = new Asked("-", "-", "-");
  }

  /** What is counted together. */
  private record Refusal(int status, String why, Asked asked, String caller, String roles) {
    @Override
    public String toString() {
      return "status=%d why=%s operation=%s call=\"%s\" for=\"%s\" caller=%s roles=%s"
          .formatted(status, why, asked.operation(), asked.call(), asked.isFor(), caller, roles);
    }
  }

  private final Cache<Refusal, AtomicLong> repeats;

  public Refusals() {
    this(COUNTED);
  }

  Refusals(Duration counted) {
    this.repeats =
        Caffeine.newBuilder()
            .maximumSize(DIFFERENT_MAX)
            .expireAfterWrite(counted)
            .scheduler(Scheduler.systemScheduler())
            .removalListener(Refusals::tell)
            .build();
  }

  private static void tell(
      @Nullable Refusal refusal, @Nullable AtomicLong more, RemovalCause cause) {
    if (more != null && more.get() > 0) {
      LOG.info("refused {} repeated={}", refusal, more);
    }
  }

  /** Remembers which call a request makes. */
  static void note(ContainerRequestContext request, String operation, String call, String isFor) {
    request.setProperty(CALL, new Asked(operation, call, isFor));
  }

  /** Remembers why a request is refused. */
  static void note(ContainerRequestContext request, String why) {
    request.setProperty(WHY, why);
  }

  /** Remembers that a call which is open to anyone is refused for what it brings. */
  public static void note(ContainerRequestContext request, RefusedException refused) {
    note(request, refused.why());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    int status = response.getStatus();
    if (status != 401 && status != 403 && request.getProperty(WHY) == null) {
      return;
    }
    Asked asked = request.getProperty(CALL) instanceof Asked known ? known : Asked.UNKNOWN;
    Optional<Caller> caller = Caller.making(request);
    Refusal refusal =
        new Refusal(
            status,
            request.getProperty(WHY) instanceof String why ? why : "refused",
            asked,
            caller.map(Caller::getName).orElse("unknown"),
            caller.map(Refusals::roles).orElse("-"));
    AtomicLong first = new AtomicLong();
    AtomicLong counted = repeats.get(refusal, unseen -> first);
    if (counted == first) {
      LOG.info("refused {}", refusal);
    } else if (counted != null) {
      counted.incrementAndGet();
    }
  }

  private static String roles(Caller caller) {
    return caller.roles().isEmpty()
        ? "-"
        : caller.roles().stream().map(Role::code).sorted().collect(Collectors.joining(","));
  }
}
