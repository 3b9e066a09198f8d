package evenhand.rulebook.cases;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/**
 * How many random cases a property is tried on, from which seed. {@code -Devenhand.cases=10} tries
 * ten times as many, {@code -Devenhand.seed=7} others.
 */
public final class Runs {
  public static final Path RULES = Path.of("rules");

  private static final long SEED = Long.getLong("evenhand.seed", 20_260_115L);
  private static final double FACTOR =
      Double.parseDouble(System.getProperty("evenhand.cases", "1"));

  private Runs() {}

  /** The rulebooks of the project, loaded once for all tests. */
  private static final class Loaded {
    private static final Rulebooks ALL = Rulebooks.load(RULES);
  }

  public static Rulebooks rulebooks() {
    return Loaded.ALL;
  }

  public static Rulebook rulebook(String id) {
    return Loaded.ALL.find(id).orElseThrow(() -> new AssertionError("no rulebook " + id));
  }

  /** The ids of all rulebooks, for parameterised tests. */
  public static Stream<String> ids() {
    return Loaded.ALL.all().stream().map(Rulebook::id).sorted();
  }

  public static long seed() {
    return SEED;
  }

  /** The number of cases, as asked for at the command line. */
  public static int count(int standard) {
    return (int) Math.max(1, Math.round(standard * FACTOR));
  }

  /** Random numbers of one case; the same for the same property, seed and number. */
  public static Random random(String property, int number) {
    long mixed = SEED * 0x9E3779B97F4A7C15L + property.hashCode() * 0xC2B2AE3D27D4EB4FL + number;
    mixed = (mixed ^ (mixed >>> 31)) * 0x94D049BB133111EBL;
    return new Random(mixed ^ (mixed >>> 29));
  }

  /** Tries a property on {@code standard} random cases of a rulebook and says how many ran. */
  public static void forCases(
      String property, String rulebook, int standard, ObjIntConsumer<Case> tried) {
    CaseMaker maker = new CaseMaker(rulebook(rulebook));
    int count = count(standard);
    long started = now();
    for (int i = 0; i < count; i++) {
      Case each = maker.make(random(property + rulebook, i));
      try {
        tried.accept(each, i);
      } catch (AssertionError | RuntimeException wrong) {
        throw new AssertionError(
            property
                + ", "
                + rulebook
                + ", seed "
                + SEED
                + ", case "
                + i
                + ": "
                + wrong.getMessage()
                + "\nfirst seen on "
                + each,
            wrong);
      }
    }
    report(property + ", " + rulebook, count, started);
  }

  /** Processor time of this thread, which a busy machine does not stretch. */
  public static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Says on the console how many cases ran. */
  public static void report(String what, long count, long startedNanos) {
    long millis = (now() - startedNanos) / 1_000_000;
    System.out.println(
        what + ": " + count + " cases, seed " + SEED + ", " + millis + " ms of one processor");
  }
}
