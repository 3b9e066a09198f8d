package evenhand.command;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.EvenhandApplication;
import evenhand.Requests;
import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is told to end answers what it has begun, keeps it, and ends in order. */
class EndedIT {
  private static final int HANDLERS = 4;
  private static final int ENOUGH = 100;
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  /** Made; too many at once; not served any more. */
  private static final Set<Integer> IN_ORDER = Set.of(201, 429, 503);

  @TempDir Path folder;

  private final Queue<UUID> made = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  @Test
  void nothingThatWasAnsweredIsLostAndNothingFailsWhereItIsToldToEnd() throws Exception {
    Process process = start(20);
    String address = waitFor(process, "start page");
    waitFor(process, "All of the demonstration is there");
    List<Thread> handlers = new ArrayList<>();
    for (int i = 0; i < HANDLERS; i++) {
      Thread handler = new Thread(() -> decideUntilItEnds(address));
      handlers.add(handler);
      handler.start();
    }
    while (made.size() < ENOUGH) {
      assertThat(process.isAlive()).as(this::said).isTrue();
      Thread.sleep(10);
    }
    end(process);
    for (Thread handler : handlers) {
      handler.join();
    }
    assertThat(IN_ORDER).containsAll(statuses);
    Set<UUID> kept = new HashSet<>();
    DatabaseSettings settings = DatabaseSettings.embedded(folder.resolve("data"));
    try (Database database = Database.open(settings, InstantSource.system())) {
      kept.addAll(
          database
              .service()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT id FROM triage.decision")
                          .mapTo(UUID.class)
                          .list()));
    }
    assertThat(kept).containsAll(made);
    System.err.printf("told to end: %d decisions answered, all of them kept%n", made.size());
  }

  @Test
  void aDemonstrationThatIsStillBeingFilledEndsWithoutAnError() throws Exception {
    Process process = start(5_000);
    waitFor(process, "start page");
    waitFor(process, "Recording");
    end(process);
    assertThat(said()).contains("Told to end before all of the demonstration was there.");
  }

  private Process start(int contacts) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            EvenhandApplication.class.getName(),
            "demo",
            "--port",
            "0",
            "--contacts",
            String.valueOf(contacts),
            "--data-dir",
            folder.resolve("data").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  /** The last word of the first line that holds these words, once it is said. */
  private String waitFor(Process process, String words) throws IOException, InterruptedException {
    while (true) {
      boolean alive = process.isAlive();
      try (BufferedReader lines = Files.newBufferedReader(folder.resolve("said"))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.contains(words)) {
            return line.substring(line.lastIndexOf(' ') + 1);
          }
        }
      }
      assertThat(alive).as(this::said).isTrue();
      Thread.sleep(50);
    }
  }

  private void end(Process process) throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
    assertThat(said()).doesNotContain("Exception").doesNotContain("tried again");
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      return "it said nothing";
    }
  }

  private void decideUntilItEnds(String address) {
    HttpClient client = HttpClient.newHttpClient();
    URI decisions = URI.create(address).resolve("/v1/decisions");
    try {
      while (true) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(decisions)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "ended-" + count.incrementAndGet())
                    .POST(BodyPublishers.ofString(Requests.decision().toString()))
                    .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
        statuses.add(answer.statusCode());
        if (answer.statusCode() == 201) {
          Requests.json(answer.body())
              .get("decisions")
              .forEach(it -> made.add(UUID.fromString(it.get("id").asText())));
        }
      }
    } catch (IOException e) {
      // Nobody listens any more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
