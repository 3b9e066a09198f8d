package bench;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A contact that opens four rulebooks beside one that asks a single one, at the same rate. */
final class RoutedBench {
  private static final int PER_SECOND = 50;
  private static final int CONNECTIONS = 16;
  private static final int RULEBOOKS = 4;
  private static final Pattern DECISION = Pattern.compile("\"rulebook\":\\{");

  private RoutedBench() {}

  public static void main(String[] arguments) throws Exception {
    Service service = new Service(Path.of(arguments[0]), Path.of(arguments[1]));
    int warmUp = Integer.parseInt(arguments[2]);
    int seconds = Integer.parseInt(arguments[3]);
    System.out.printf("ready after %.1f s%n", service.start());
    try {
      String run = Long.toString(System.currentTimeMillis(), 36);
      Load one = new Load(service.port(), "o" + run);
      Load four = new Load(service.port(), "f" + run, Bodies::routed);
      checkFour(service.port(), run);
      one.closed(8, warmUp);
      four.closed(8, warmUp);
      Figures single = one.steady(PER_SECOND, CONNECTIONS, seconds);
      Figures several = four.steady(PER_SECOND, CONNECTIONS, seconds);
      System.out.println("50 contacts/s, one rulebook    " + single);
      System.out.println("50 contacts/s, four rulebooks  " + several);
      System.out.printf(
          "p99 of four rulebooks %.1f ms, of one %.1f ms, ratio %.2f%n",
          several.milliseconds(0.99),
          single.milliseconds(0.99),
          several.milliseconds(0.99) / single.milliseconds(0.99));
      double[] memory = service.residentMegabytes();
      System.out.printf("resident Java   %.0f MB now, %.0f MB at most%n", memory[0], memory[1]);
    } finally {
      service.stop();
    }
  }

  /** Fails where the contact does not lead to as many decisions as it is measured for. */
  private static void checkFour(int port, String run) throws Exception {
    try (Connection connection = new Connection(port)) {
      String answer = connection.post("/v1/decisions", "c" + run, Bodies.routed("c" + run, 1)).body();
      long decisions = DECISION.matcher(answer).results().count();
      if (decisions != RULEBOOKS) {
        throw new IllegalStateException(decisions + " decisions, not four: " + answer);
      }
    }
  }
}
