import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Detail;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.model.Question;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/**
 * Decides random valid cases in one process and one thread, and prints how many a second: outcome
 * alone, with reasons, and with open questions. Run by engine.sh.
 */
public final class Engine {
  private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

  public static void main(String[] arguments) throws Exception {
    Rulebooks rulebooks = Rulebooks.load(Path.of(arguments[0]));
    if (arguments[1].equals("cases")) {
      Rulebook rulebook = rulebooks.find(arguments[2]).orElseThrow();
      writeCases(rulebook, Integer.parseInt(arguments[3]), Path.of(arguments[4]));
      return;
    }
    int seconds = Integer.parseInt(arguments[1]);
    System.out.printf("%-26s %-9s %12s %9s %9s%n", "rulebook", "detail", "decisions/s", "p50 us", "p99 us");
    for (Rulebook rulebook : rulebooks.all()) {
      if (arguments.length > 2 && !arguments[2].equals(rulebook.id())) {
        continue;
      }
      List<Answers> cases = new ArrayList<>();
      Random random = new Random(1);
      for (int i = 0; i < 2000; i++) {
        cases.add(Answers.read(List.of(rulebook), facts(rulebook, random), START));
      }
      for (Detail detail : Detail.values()) {
        measure(rulebook, cases, detail, seconds / 2.0);
        double[] result = measure(rulebook, cases, detail, seconds);
        System.out.printf(
            Locale.ROOT,
            "%-26s %-9s %12.0f %9.1f %9.1f%n",
            rulebook.id(),
            detail.name().toLowerCase(Locale.ROOT),
            result[0],
            result[1],
            result[2]);
      }
    }
  }

  private static double[] measure(Rulebook rulebook, List<Answers> cases, Detail detail, double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long start = System.nanoTime();
    long[] took = new long[4_000_000];
    int count = 0;
    long rules = 0;
    while (System.nanoTime() < end && count < took.length) {
      long before = System.nanoTime();
      Answers answers = cases.get(count % cases.size());
      Advice advice = rulebook.advise(answers, rulebook.parameters(answers.asOf()), detail);
      took[count++] = System.nanoTime() - before;
      rules += advice.rules().size();
    }
    if (rules == 0) {
      throw new IllegalStateException("no rule fired");
    }
    double perSecond = count / ((System.nanoTime() - start) / 1e9);
    Arrays.sort(took, 0, count);
    return new double[] {perSecond, took[count / 2] / 1000.0, took[(int) (count * 0.99)] / 1000.0};
  }

  private static void writeCases(Rulebook rulebook, int count, Path out) throws Exception {
    Random random = new Random(7);
    try (PrintWriter writer = new PrintWriter(out.toFile(), "UTF-8")) {
      for (int i = 0; i < count; i++) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", "c" + i).put("as_of", START.plus(random.nextInt(500_000), ChronoUnit.MINUTES).toString());
        line.set("facts", facts(rulebook, random));
        writer.println(line);
      }
    }
  }

  /** A random valid case: each question answered with a probability that the case draws. */
  static JsonNode facts(Rulebook rulebook, Random random) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    double answered = random.nextDouble();
    for (Question question : rulebook.questions()) {
      if (random.nextDouble() < answered) {
        put(question, random, facts);
      }
    }
    return facts;
  }

  private static void put(Question question, Random random, ObjectNode facts) {
    String id = question.id();
    switch (question.type()) {
      case YES_NO, CHOICE -> facts.put(id, question.values().get(random.nextInt(question.values().size())));
      case CHOICES -> {
        ArrayNode set = facts.putArray(id);
        question.values().stream().filter(value -> random.nextInt(5) == 0).forEach(set::add);
      }
      case DATE -> facts.put(id, LocalDate.of(2026, 5, 30).minusDays(random.nextInt(900)).toString());
      case DATETIME -> facts.put(id, START.minus(random.nextInt(5000), ChronoUnit.MINUTES).toString());
      default -> {
        Question.Range range = question.range().orElseThrow();
        long width = Math.min(130L, (long) range.max() - range.min() + 1);
        facts.put(id, range.min() + random.nextInt((int) width));
      }
    }
  }
}
