package evenhand.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** No line of the log holds what a caller told of people, or what signs anybody in. */
class LogWordsIT {
  @RegisterExtension static final ServiceWithIssuer SERVICE = new ServiceWithIssuer();

  private static final String DATE = "1987-06-05";
  private static final List<String> HANDLER = List.of("handler", "service_account");
  private static final List<String> SUPERVISOR = List.of("supervisor", "records", "auditor");

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("evenhand");
  private final Level before = ours.getLevel();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final List<String> told = new ArrayList<>(List.of(DATE, "dash_strangle", "ethnicity_"));

  /** Everything that the service says of itself, and of the rest what {@code config.yml} lets. */
  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
    ours.setLevel(Level.TRACE);
  }

  @AfterEach
  void stop() {
    root.detachAppender(lines);
    ours.setLevel(before);
  }

  /** A word that stands nowhere else, to be looked for. */
  private String word() {
    return told("quokka" + UUID.randomUUID().toString().replace("-", ""));
  }

  private String told(String secret) {
    assertThat(secret).hasSizeGreaterThan(6);
    told.add(secret);
    return secret;
  }

  private String token(String subject, List<String> roles) {
    return told(SERVICE.issuer().token(subject, roles, Optional.empty()));
  }

  private Answer posted(String token, String path, String body) {
    return SERVICE
        .running()
        .post(path, body, "Authorization", "Bearer " + token, "Idempotency-Key", word());
  }

  private static HttpRequest.Builder asked(String token, String path) {
    return SERVICE.running().request(path).header("Authorization", "Bearer " + token);
  }

  private ObjectNode aDecision() {
    ObjectNode request = Requests.decision();
    told(request.get("contact").asText());
    ((ObjectNode) request.get("facts")).put("offence_date", DATE);
    return request;
  }

  private static Answer is(int status, Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  private static String line(ILoggingEvent event) {
    return event.getLoggerName()
        + " "
        + event.getFormattedMessage()
        + " "
        + event.getMDCPropertyMap()
        + ThrowableProxyUtil.asString(event.getThrowableProxy());
  }

  private void assertNothingTold() {
    List<String> said = List.copyOf(lines.list).stream().map(LogWordsIT::line).toList();
    for (String secret : told) {
      assertThat(said.stream().filter(line -> line.contains(secret))).as(secret).isEmpty();
    }
  }

  @Test
  void whatIsRecordedOfPeopleIsInNoLine() {
    String handler = token("handler-81", HANDLER);
    String supervisor = token("sergeant-81", SUPERVISOR);
    ObjectNode request = aDecision();
    Answer decided = is(201, posted(handler, "/v1/decisions", request.toString()));
    String decision = "/v1/decisions/" + decided.json().at("/decisions/0/id").asText();
    String lowered =
        """
        {"accepted": false, "to": {"grades": {"da_risk": "standard"}}, "reason": "%s",
         "evidence": "%s"%s}
        """;
    String bare = lowered.formatted(word(), word(), "");
    is(422, posted(handler, decision + "/response", bare));
    String agreed = lowered.formatted(word(), word(), ", \"supervisor\": \"sergeant-81\"");
    is(201, posted(handler, decision + "/response", agreed));
    String contested =
        """
        {"contested": "ACCURACY", "for": "person", "reference": "CMP-%s", "representations": "%s"}
        """
            .formatted(word(), word());
    Answer challenge = is(201, posted(supervisor, decision + "/challenge", contested));
    String answer =
        """
        {"answer": "rejected", "reason_code": "FACTS_CONFIRMED", "reason": "%s"}
        """
            .formatted(word());
    String id = challenge.json().get("id").asText();
    String other = token("inspector-81", SUPERVISOR);
    is(200, posted(other, "/v1/challenges/" + id + "/answer", answer));
    String monitoring = "{\"suspect\": {\"ethnicity_self_defined\": \"W3\"}}";
    is(201, posted(handler, decision + "/monitoring", monitoring));
    String contact = "/v1/contacts/" + request.get("contact").asText();
    is(200, SERVICE.running().send(asked(supervisor, contact + "?reason_code=COMPLAINT")));
    is(403, SERVICE.running().send(asked(token("handler-82", HANDLER), contact)));
    assertNothingTold();
  }

  @Test
  void whatIsBrokenIsInNoLine() throws IOException {
    String handler = token("handler-83", HANDLER);
    List<String> bodies =
        List.of(
            "{\"" + word() + "\": ",
            "{\"" + word() + "\": 1}",
            "[\"" + word() + "\"]",
            aDecision().put("contact", word() + " and a name").toString(),
            aDecision().put(word(), word()).toString(),
            aDecision().set("facts", Requests.decision().put(word(), word())).toString());
    for (String body : bodies) {
      assertThat(posted(handler, "/v1/decisions", body).status()).isIn(400, 422);
    }
    List<HttpRequest.Builder> requests =
        List.of(
            asked(handler, "/v1/contacts/" + word()),
            asked(handler, "/v1/contacts/%00" + word()),
            asked(handler, "/v1/" + word() + "?" + word() + "=" + word()),
            asked(handler, "/v1/decisions/" + word() + "?reason_code=" + word()),
            asked(handler, "/v1/notices").header("Accept", word() + "/" + word()),
            asked(handler, "/v1/decisions").method(word().toUpperCase(), BodyPublishers.noBody()),
            asked(handler, "/v1/decisions")
                .header("Content-Type", "text/" + word())
                .header("Origin", "https://" + word() + ".example")
                .header("Referer", "https://" + word() + ".example")
                .header("Idempotency-Key", word() + " \" x")
                .POST(BodyPublishers.ofString(word())),
            asked(word() + "." + word() + "." + word(), "/v1/notices"),
            asked(handler + word(), "/v1/notices"),
            SERVICE.running().request("/sign-in/return?code=" + word() + "&state=" + word()),
            SERVICE.running().request("/v1/notices").header("Cookie", word() + "=" + word()));
    for (HttpRequest.Builder request : requests) {
      Answer answer = SERVICE.running().send(request);
      assertThat(answer.status()).as("%s", answer.response().request()).isBetween(400, 499);
    }
    for (String broken :
        List.of(
            "GET /%" + word() + " HTTP/1.1\r\n",
            word() + "\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\n " + word())) {
      try (Socket socket = new Socket("127.0.0.1", SERVICE.running().port())) {
        socket.getOutputStream().write((broken + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 400");
      }
    }
    assertNothingTold();
  }

  @Test
  void whatSignsInIsInNoLine() {
    Browser browser = SERVICE.browser();
    browser.go("/sign-in");
    browser.cookies.values().forEach(this::told);
    Browser handler = SERVICE.signedIn("handler-84", "handler");
    handler.cookies.values().forEach(this::told);
    String csrf = told(handler.csrfToken());
    handler.recordedDecision();
    assertThat(handler.read("/v1/access-log").status()).isEqualTo(403);
    assertThat(handler.submit("/sign-out", List.of("csrf_token", csrf)).status()).isEqualTo(303);
    assertThat(told).as("cookies before and after").hasSizeGreaterThan(5);
    assertThat(lines.list.stream().map(LogWordsIT::line))
        .as("what is looked through")
        .anyMatch(line -> line.contains("handler-84 signed in"))
        .anyMatch(line -> line.contains("handler-84 signed out"));
    assertNothingTold();
  }

  /** Asks for what the database does not take. */
  private void failing(String table, String token, String path, String body) {
    String alter = "ALTER TABLE " + table;
    SERVICE.running().execute(alter + " ADD CONSTRAINT trouble CHECK (false) NOT VALID");
    try {
      assertThat(posted(token, path, body).status()).as(table).isGreaterThanOrEqualTo(500);
    } finally {
      SERVICE.running().execute(alter + " DROP CONSTRAINT trouble");
    }
  }

  /** The database quotes rows and values to whoever asked; the log is read by others. */
  @Test
  void whatTheDatabaseRefusesIsInNoLine() {
    String handler = token("handler-85", HANDLER);
    ObjectNode request = aDecision();
    String contact = "/v1/contacts/" + request.get("contact").asText();
    Answer decided = is(201, posted(handler, "/v1/decisions", request.toString()));
    String decision = "/v1/decisions/" + decided.json().at("/decisions/0/id").asText();
    String response = "{\"accepted\": true, \"reason\": \"" + word() + "\"}";
    String contested =
        """
        {"contested": "OUTCOME", "for": "person", "reference": "CMP-%s"}
        """
            .formatted(word());
    failing("triage.idempotency", handler, "/v1/decisions", aDecision().toString());
    failing("triage.decision", handler, "/v1/decisions", aDecision().toString());
    failing("triage.response", handler, decision + "/response", response);
    failing("triage.challenge", handler, decision + "/challenge", contested);
    SERVICE.running().execute("REVOKE SELECT ON triage.decision FROM evenhand_service");
    try {
      assertThat(SERVICE.running().send(asked(handler, contact)).status())
          .isGreaterThanOrEqualTo(500);
    } finally {
      SERVICE.running().execute("GRANT SELECT ON triage.decision TO evenhand_service");
    }
    assertThat(lines.list.stream().map(LogWordsIT::line))
        .as("what went wrong is told")
        .anyMatch(line -> line.contains("violates check constraint"))
        .anyMatch(line -> line.contains("permission denied"));
    assertNothingTold();
  }
}
