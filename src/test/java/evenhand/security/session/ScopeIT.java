package evenhand.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import evenhand.RunningService;
import evenhand.RunningService.Answer;
import evenhand.security.Refusals;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A service that takes tokens of one scope only. */
class ScopeIT {
  private static final List<String> BOARD = List.of("board");

  private static Answer asked(RunningService service, String token) {
    return service.send(service.request("/v1/access").header("Authorization", "Bearer " + token));
  }

  @Test
  void aTokenForAnotherScopeIsRefusedAndLogged() {
    Issuer issuer = new Issuer();
    issuer.start();
    RunningService service =
        RunningService.configured(
            "security.issuer", issuer.address(),
            "security.keys", issuer.keys(),
            "security.scope", "evenhand");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger logger = (Logger) LoggerFactory.getLogger(Refusals.class);
    logger.addAppender(lines);
    try {
      assertThat(asked(service, issuer.token("board-91", BOARD, "openid evenhand")).status())
          .isEqualTo(200);
      assertThat(asked(service, issuer.token("board-91", BOARD, Optional.empty())).status())
          .isEqualTo(401);
      Answer refused = asked(service, issuer.token("board-91", BOARD, "openid word-91"));
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.body()).doesNotContain("scope", "word-91");
      assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage))
          .singleElement()
          .asString()
          .startsWith("refused status=401 why=not-signed-in:out-of-scope operation=readAccess ")
          .endsWith(" caller=unknown roles=-");
    } finally {
      logger.detachAppender(lines);
      service.stop();
      issuer.stop();
    }
  }
}
