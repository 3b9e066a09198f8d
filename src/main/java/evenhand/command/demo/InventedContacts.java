package evenhand.command.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.model.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** As many invented contacts as asked for; the same seed and end give the same ones. */
public final class InventedContacts {
  private static final Duration SPAN = Duration.ofDays(90);
  private static final List<String> ROLES = List.of("victim", "suspect");

  private final Map<String, Rulebook> rulebooks;
  private final List<Marginals.Asked> mix;
  private final Marginals marginals;
  private final DemoSettings settings;
  private final boolean showsGroups;

  private InventedContacts(
      Map<String, Rulebook> rulebooks,
      Marginals marginals,
      DemoSettings settings,
      boolean showsGroups) {
    this.rulebooks = rulebooks;
    this.marginals = marginals;
    this.settings = settings;
    this.showsGroups = showsGroups;
    this.mix = showsGroups ? each(rulebooks) : mix(marginals, rulebooks);
    if (mix.isEmpty()) {
      throw new IllegalArgumentException(
          "nobody has said how contacts of " + rulebooks.keySet() + " are invented");
    }
  }

  private static List<Marginals.Asked> each(Map<String, Rulebook> rulebooks) {
    return rulebooks.keySet().stream().map(id -> new Marginals.Asked(1, List.of(id))).toList();
  }

  private static List<Marginals.Asked> mix(Marginals marginals, Map<String, Rulebook> rulebooks) {
    return marginals.mix().stream()
        .filter(it -> rulebooks.keySet().containsAll(it.rulebooks()))
        .toList();
  }

  public static InventedContacts of(Rulebooks loaded, DemoSettings settings) {
    return new InventedContacts(byId(loaded), Marginals.read(), settings, false);
  }

  /**
   * Contacts that show what rules do to groups: as many of each group by ethnicity, sex and age,
   * each recorded, and answers drawn alike for all of them.
   */
  public static InventedContacts toShowGroups(Rulebooks loaded, DemoSettings settings) {
    return new InventedContacts(byId(loaded), Marginals.read(), settings, true);
  }

  private static Map<String, Rulebook> byId(Rulebooks loaded) {
    Map<String, Rulebook> rulebooks = new LinkedHashMap<>();
    loaded.all().forEach(rulebook -> rulebooks.put(rulebook.id(), rulebook));
    return rulebooks;
  }

  /** How they are drawn, for the record of what they show. */
  public String drawn() {
    List<String> listed =
        rulebooks.values().stream()
            .flatMap(rulebook -> rulebook.questions().stream())
            .map(Question::id)
            .filter(marginals::isListed)
            .distinct()
            .toList();
    long asked =
        rulebooks.values().stream()
            .flatMap(rulebook -> rulebook.questions().stream())
            .map(Question::id)
            .distinct()
            .count();
    return "answers drawn alike for every group, "
        + listed.size()
        + " of "
        + asked
        + " questions by shares of their own, the others by the same shares for all; no group"
        + " differs in what it answers, so this shows what rules do and not how people fare";
  }

  int count() {
    return settings.contacts();
  }

  boolean showsGroups() {
    return showsGroups;
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
        showsGroups
            ? Optional.of(new BalancedMonitoring(chance).draw(ROLES, facts))
            : new InventedMonitoring(marginals.monitoring(), chance).draw(rolesOf(asked), facts));
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
