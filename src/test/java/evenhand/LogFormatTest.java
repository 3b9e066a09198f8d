package evenhand;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What a caller sends can stand in a log line, but not make one. */
class LogFormatTest {

  @ParameterizedTest
  @ValueSource(strings = {"config.yml", "src/main/resources/demo.yml"})
  void aMessageIsOneLine(String file) throws IOException {
    JsonNode format =
        new YAMLMapper().readTree(Path.of(file).toFile()).at("/logging/appenders/0/logFormat");
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(format.asText());
    layout.start();
    LoggingEvent event =
        new LoggingEvent(
            "test",
            context.getLogger("evenhand.security.Tokens"),
            Level.INFO,
            "A token was refused: typ JWT\r\n2026-11-22 INFO SignIn chief-1 signed in",
            null,
            null);
    event.setInstant(Instant.EPOCH);
    String line = layout.doLayout(event);
    assertThat(line.stripTrailing().lines()).hasSize(1);
    assertThat(line).contains("typ JWT__2026-11-22 INFO SignIn").endsWith("\n");
  }
}
