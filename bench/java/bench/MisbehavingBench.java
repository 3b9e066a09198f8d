package bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Honest callers at a steady rate, alone and beside others who are slow, huge or without end. */
final class MisbehavingBench {
  private static final int HONEST_PER_SECOND = 20;
  private static final int HONEST_CONNECTIONS = 8;

  /** The honest 99th percentile may double, and no more. */
  private static final double RATIO_MAX = 2.0;

  /** Of fewer calls the 99th percentile is the slowest one. */
  private static final int CALLS_MIN = 100;

  private final int port;
  private final Issuer issuer;
  private final int seconds;
  private final Load load;
  private final List<String> faults = new ArrayList<>();

  /** Chooses what a misbehaving caller does. */
  private interface Choice {
    Misdeeds.Deed of(Misdeeds misdeeds);
  }

  private MisbehavingBench(int port, Issuer issuer, int seconds) throws Exception {
    this.port = port;
    this.issuer = issuer;
    this.seconds = seconds;
    String honest = issuer.header("control-room", "service_account");
    load = new Load(port, "m" + System.currentTimeMillis(), Bodies::body, honest);
  }

  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[2]);
    List<String> faults;
    try (Issuer issuer = new Issuer()) {
      String security =
          "security: {issuer: \"%s\", keys: \"%s\"}%n".formatted(issuer.address(), issuer.address());
      Service service = new Service(Path.of(arguments[0]), Path.of(arguments[1]), security);
      service.start();
      try {
        faults = new MisbehavingBench(service.port(), issuer, seconds).run();
        double[] memory = service.residentMegabytes();
        System.out.printf("resident Java   %.0f MB now, %.0f MB at most%n", memory[0], memory[1]);
      } finally {
        service.stop();
      }
    }
    faults.forEach(System.out::println);
    if (!faults.isEmpty()) {
      System.exit(1);
    }
  }

  private List<String> run() throws Exception {
    // Until the compiler has seen everything that is measured.
    load.steady(100, HONEST_CONNECTIONS, 3.0 * seconds);
    Figures alone = honest();
    System.out.println("honest alone                     " + alone);
    beside(alone, "a flood of one token, 8", 8, deeds -> deeds::flood);
    beside(alone, "what-if in full, 8", 8, deeds -> deeds::evaluate);
    beside(alone, "decisions as PDF, 8", 8, deeds -> deeds::print);
    beside(alone, "invented tokens, 8", 8, deeds -> deeds::inventTokens);
    beside(alone, "huge bodies, 8", 8, deeds -> deeds::overload);
    beside(alone, "slow bodies, 200", 200, deeds -> deeds::dripBody);
    beside(alone, "slow headers, 200", 200, deeds -> deeds::dripHeaders);
    beside(alone, "idle connections, 1000", 1000 / Misdeeds.HELD, deeds -> deeds::hold);
    Figures again = honest();
    System.out.println("honest alone again               " + again);
    if (again.failed() > 0) {
      faults.add("FAILED: honest calls alone again");
    }
    return faults;
  }

  private Figures honest() throws Exception {
    return load.steady(HONEST_PER_SECOND, HONEST_CONNECTIONS, seconds);
  }

  private void beside(Figures alone, String name, int callers, Choice choice) throws Exception {
    Figures first;
    Figures figures;
    long done;
    try (Misdeeds misdeeds = new Misdeeds(port, issuer)) {
      misdeeds.begin(callers, choice.of(misdeeds));
      Thread.sleep(2_000);
      // Printed but not judged: the compiler has not seen yet what this deed asks for.
      first = honest();
      figures = honest();
      done = misdeeds.done();
    }
    double ratio = figures.milliseconds(0.99) / alone.milliseconds(0.99);
    System.out.printf(
        "beside %-25s %s   p99 %.1f times (%.1f at first), %d misbehaved%n",
        name,
        figures,
        ratio,
        first.milliseconds(0.99) / alone.milliseconds(0.99),
        done);
    boolean isSound = Math.min(alone.micros().length, figures.micros().length) >= CALLS_MIN;
    if (isSound && ratio > RATIO_MAX) {
      faults.add("TOO SLOW beside %s: %.1f times".formatted(name, ratio));
    }
    long failed = first.failed() + figures.failed();
    if (failed > 0) {
      faults.add("FAILED beside %s: %d honest calls".formatted(name, failed));
    }
    if (done == 0) {
      faults.add("NOTHING MISBEHAVED beside " + name);
    }
  }
}
