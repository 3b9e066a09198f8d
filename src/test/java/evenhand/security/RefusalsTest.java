package evenhand.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import evenhand.decision.Actor;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The same refusal is written once, then counted, and the count is written when its time is up. */
class RefusalsTest {
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Refusals.class);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
  }

  private static void refuse(Refusals refusals, String pseudonym) {
    URI here = URI.create("http://127.0.0.1/");
    ContainerRequest request =
        new ContainerRequest(here, here, "GET", null, new MapPropertiesDelegate(), null);
    new Caller(new Actor(pseudonym), Set.of(Role.BOARD), Optional.empty()).makes(request);
    Refusals.note(request, "readContact", "GET /v1/contacts/{ref}", "handler (own contacts)");
    Refusals.note(request, "forbidden");
    refusals.filter(request, new ContainerResponse(request, Response.status(403).build()));
  }

  private List<String> said() {
    return List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void repeatsAreCountedAndTold() throws InterruptedException {
    Refusals refusals = new Refusals(Duration.ofSeconds(1));
    for (int i = 0; i < 1_000; i++) {
      refuse(refusals, "board-1");
    }
    refuse(refusals, "board-2");
    assertThat(said()).hasSize(2);
    for (int i = 0; i < 100 && said().size() < 3; i++) {
      Thread.sleep(100);
    }
    assertThat(said()).hasSize(3);
    assertThat(said().get(2)).contains("caller=board-1 roles=board").endsWith(" repeated=999");
    refuse(refusals, "board-1");
    assertThat(said()).as("a new minute, a new line").hasSize(4);
  }
}
