package bench;

import java.nio.file.Path;

/** How soon the service is ready and how much memory Java then holds. */
final class StartBench {
  private StartBench() {}

  public static void main(String[] arguments) throws Exception {
    Service service = new Service(Path.of(arguments[0]), Path.of(arguments[1]));
    for (String which : new String[] {"new data folder", "kept data folder"}) {
      double seconds = service.start();
      try {
        double[] idle = service.residentMegabytes();
        System.out.printf("%-17s ready after %.1f s, %.0f MB resident%n", which, seconds, idle[0]);
        Load load = new Load(service.port(), "s" + Long.toString(System.currentTimeMillis(), 36));
        load.closed(16, 15);
        double[] busy = service.residentMegabytes();
        System.out.printf(
            "%-17s after 15 s of load %.0f MB resident, %.0f MB at most%n", "", busy[0], busy[1]);
      } finally {
        service.stop();
      }
    }
  }
}
