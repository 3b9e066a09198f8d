package evenhand.command.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As many invented contacts as asked for; the same seed and end give the same ones. */
public final class InventedContacts {
  private static final Duration SPAN = Duration.ofDays(90);

  private final Map<String, Rulebook> rulebooks;
  private final List<Marginals.Asked> mix;
  private final Marginals marginals;
  private final DemoSettings settings;

  private InventedContacts(
      Map<String, Rulebook> rulebooks, Marginals marginals, DemoSettings settings) {
    this.rulebooks = rulebooks;
    this.marginals = marginals;
    this.settings = settings;
    this.mix =
        marginals.mix().stream()
            .filter(it -> rulebooks.keySet().containsAll(it.rulebooks()))
            .toList();
    if (mix.isEmpty()) {
      throw new IllegalArgumentException(
          "nobody has said how contacts of " + rulebooks.keySet() + " are invented");
    }
  }

  public static InventedContacts of(Rulebooks loaded, DemoSettings settings) {
    Map<String, Rulebook> rulebooks = new LinkedHashMap<>();
    loaded.all().forEach(rulebook -> rulebooks.put(rulebook.id(), rulebook));
    return new InventedContacts(rulebooks, Marginals.read(), settings);
  }

  int count() {
    return settings.contacts();
  }

  DemoSettings settings() {
    return settings;
  }

  Marginals marginals() {
    return marginals;
  }

  Rulebook rulebook(String id) {
    Rulebook rulebook = rulebooks.get(id);
    if (rulebook == null) {
      throw new IllegalArgumentException("no rulebook is called " + id);
    }
    return rulebook;
  }

  /** The contact of a number from 0, whose time rises with its number. */
  InventedContact contact(int number) {
    Chance chance = new Chance(settings.seed(), number);
    List<String> asked = chance.oneOf(mix, Marginals.Asked::weight).rulebooks();
    Instant asOf = asOf(number, chance.uniform());
    ObjectNode facts =
        InventedAnswers.draw(marginals, chance, asked.stream().map(this::rulebook).toList(), asOf);
    return new InventedContact(
        reference(number),
        asked,
        asOf,
        facts,
        new InventedMonitoring(marginals.monitoring(), chance).draw(rolesOf(asked), facts));
  }

  String reference(int number) {
    return "DEMO-%d-%06d".formatted(settings.seed(), number);
  }

  private Instant asOf(int number, double within) {
    double share = (number + within) / settings.contacts();
    long seconds = (long) (SPAN.toSeconds() * share);
    return settings.until().minus(SPAN).plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whom the questions are about, as far as monitoring data is kept of them. */
  private static List<String> rolesOf(List<String> asked) {
    return asked.contains("diversion")
        ? List.of("suspect", "victim")
        : List.of("victim", "suspect");
  }
}
