package evenhand.governance.bench;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.decision.history.RevisionsService;
import evenhand.intake.Contacts;
import evenhand.intake.Service;
import evenhand.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Records the worked cases of all rulebooks again and again, as the service does, until there are
 * so many decisions: {@code RecordedCases FOLDER DECISIONS}.
 */
public final class RecordedCases {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int WRITERS = 8;
  private static final List<String> GROUPS = List.of("W1", "B1", "A1", "M1", "O2");

  private record Case(String rulebook, String id) {}

  private RecordedCases() {}

  public static void main(String[] arguments) throws Exception {
    int decisions = Integer.parseInt(arguments[1]);
    try (Database database =
        Database.open(DatabaseSettings.embedded(Path.of(arguments[0])), CLOCK)) {
      Service service = Service.over(database);
      new RevisionsService(service.records, CLOCK).keep(Service.RULEBOOKS.all());
      List<Case> cases = cases();
      ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
      List<Future<?>> parts = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = writer;
        parts.add(writers.submit(() -> record(service, cases, first, decisions)));
      }
      for (Future<?> part : parts) {
        part.get();
      }
      writers.shutdown();
      System.out.println("Recorded " + decisions + " decisions of " + cases.size() + " cases.");
    }
  }

  private static void record(Service service, List<Case> cases, int first, int decisions) {
    Random random = new Random(first);
    for (int i = first; i < decisions; i += WRITERS) {
      Case each = cases.get(i % cases.size());
      String group = GROUPS.get(random.nextInt(GROUPS.size()));
      service.record(
          Contacts.theCaseOf(each.rulebook(), each.id())
              .monitored("{\"victim\": {\"ethnicity_self_defined\": \"" + group + "\"}}"));
    }
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (Rulebook rulebook : Service.RULEBOOKS.all()) {
      String id = rulebook.id();
      Path file = Path.of("rules", id, "vignettes", id + ".yml");
      new YAMLMapper()
          .readTree(Files.readString(file))
          .path("vignettes")
          .forEach(each -> cases.add(new Case(id, each.path("id").asText())));
    }
    return cases;
  }
}
