package bench;

import java.nio.file.Path;

/** Recorded decisions over HTTP beside pgbench inserting as much, in one run on one database. */
final class HttpBench {
  private HttpBench() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    int warmUp = Integer.parseInt(arguments[2]);
    int seconds = Integer.parseInt(arguments[3]);
    Service service = new Service(home, folder);
    System.out.printf("ready after %.1f s%n", service.start());
    try {
      Load load = new Load(service.port(), "h" + Long.toString(System.currentTimeMillis(), 36));
      System.out.printf("warming up for %d s%n", warmUp);
      load.closed(8, warmUp);
      Pgbench pgbench = new Pgbench(service, folder);
      System.out.println("pgbench inserts " + pgbench.prepare());
      for (int connections : new int[] {1, 8, 32}) {
        Figures ours = load.closed(connections, seconds);
        double[] theirs = pgbench.run(connections, seconds);
        System.out.printf("%2d connections  evenhand %s%n", connections, ours);
        System.out.printf(
            "                pgbench  %8.0f/s   mean %6.2f ms   ratio %.2f%n",
            theirs[0], theirs[1], ours.perSecond() / theirs[0]);
      }
      System.out.println("50 requests/s   evenhand " + load.steady(50, 16, Math.max(seconds, 20)));
      double[] memory = service.residentMegabytes();
      System.out.printf("resident Java   %.0f MB now, %.0f MB at most%n", memory[0], memory[1]);
    } finally {
      service.stop();
    }
  }
}
