package evenhand.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import evenhand.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/** Has the running service make one fairness report of the invented contacts. */
public final class DemoReport {
  private static final String RULEBOOK = "diversion";
  private static final int DAYS = 90;
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final long POLL_MS = 500;

  /** Far beyond what the report of 5,000 contacts takes, three PDFs included. */
  private static final int POLLS_MAX = 600;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String reports;

  /** Asks the service on a port of this machine. */
  public DemoReport(int port) {
    this.reports = "http://127.0.0.1:" + port + "/v1/fairness/reports";
  }

  /**
   * Makes the report.
   *
   * @return where it is, or why there is none, as a line for the console
   */
  public String make(DemoSettings settings) throws IOException, InterruptedException {
    LocalDate last = LocalDate.ofInstant(settings.until(), LONDON);
    String order =
        JsonNodeFactory.instance
            .objectNode()
            .put("rulebook", RULEBOOK)
            .put("from", last.minusDays(DAYS).toString())
            .put("to", last.toString())
            .toString();
    JsonNode job =
        ask(
            HttpRequest.newBuilder(URI.create(reports))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order)));
    String address = reports + "/" + job.path("id").asText();
    for (int poll = 0; isRunning(job) && poll < POLLS_MAX; poll++) {
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
      job = ask(HttpRequest.newBuilder(URI.create(address)).GET());
    }
    return job.path("status").asText().equals("draft")
        ? "  report      " + address + ".html?audience=board"
        : "No fairness report: " + job.path("doing").asText(job.path("detail").asText());
  }

  private static boolean isRunning(JsonNode job) {
    return job.path("status").asText().equals("running");
  }

  private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    return Json.mapper()
        .readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }
}
