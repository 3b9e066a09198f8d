package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How soon the service is ready and how much memory Java then holds. */
final class StartBench {
  private StartBench() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    Path three = folder.resolve("rules");
    for (String id : List.of("shared", "domestic-abuse", "diversion", "hate-crime")) {
      copy(home.resolve("rules").resolve(id), three.resolve(id));
    }
    System.out.println("three rulebooks: domestic-abuse, diversion, hate-crime");
    measure(new Service(home, Files.createDirectories(folder.resolve("three")), three));
    System.out.println("all rulebooks");
    measure(new Service(home, Files.createDirectories(folder.resolve("all"))));
  }

  private static void measure(Service service) throws Exception {
    for (String which : new String[] {"new data folder", "kept data folder"}) {
      double seconds = service.start();
      try {
        double[] idle = service.residentMegabytes();
        System.out.printf("  %-17s ready after %.1f s, %.0f MB resident%n", which, seconds, idle[0]);
        Load load = new Load(service.port(), "s" + Long.toString(System.currentTimeMillis(), 36));
        load.closed(16, 15);
        double[] busy = service.residentMegabytes();
        System.out.printf(
            "  %-17s after 15 s of load %.0f MB resident, %.0f MB at most%n",
            "", busy[0], busy[1]);
      } finally {
        service.stop();
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
