package evenhand.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.Services;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.followup.OutcomeRequest;
import evenhand.decision.history.DecisionView;
import evenhand.decision.response.ResponseRequest;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.LaterOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Invents what people did with advice and what became known later, for a share of decisions. */
final class FollowUps {
  private final Services services;
  private final InventedContacts contacts;
  private final Marginals.FollowUp shares;
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger overridden = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger outcomes = new AtomicInteger();

  FollowUps(Services services, InventedContacts contacts) {
    this.services = services;
    this.contacts = contacts;
    this.shares = contacts.marginals().followUp();
  }

  void follow(int number, InventedContact contact, DecisionId decision) {
    Chance chance = new Chance(~contacts.settings().seed(), number);
    Actor actor = new Actor("demo-handler-" + number % 12);
    if (chance.happens(shares.responds())) {
      respond(decision, actor, chance);
    }
    if (chance.happens(shares.laterOutcome())) {
      recordOutcome(contact, decision, actor, chance);
    }
  }

  private void respond(DecisionId decision, Actor actor, Chance chance) {
    DecisionView view = services.history().decision(decision).orElseThrow();
    Optional<ResponseRequest> override =
        chance.happens(shares.accepts()) ? Optional.empty() : override(view, chance);
    try {
      services.responses().record(decision, override.orElseGet(() -> accept(view, chance)), actor);
      (override.isPresent() ? overridden : accepted).incrementAndGet();
    } catch (InvalidCaseException e) {
      // Some grades may not be lowered by a response, whoever asks; then the advice stands.
      refused.incrementAndGet();
    }
  }

  private static ResponseRequest accept(DecisionView view, Chance chance) {
    List<String> options = texts(view.decision().at("/outcome/options"));
    return new ResponseRequest(
        true,
        view.awaitingConfirmation(),
        options.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(options, each -> 1)),
        Optional.of("Invented words of advice."),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(shownForMs(view)));
  }

  /** Two seconds to a minute; drawn from the reference, so that no other draw moves. */
  private static long shownForMs(DecisionView view) {
    return 2_000L + Math.floorMod(view.contact().value().hashCode() * 31, 58_000);
  }

  /** A grade one step lower or higher than advised; empty where there is no such step. */
  private Optional<ResponseRequest> override(DecisionView view, Chance chance) {
    JsonNode decision = view.decision();
    Rulebook rulebook = contacts.rulebook(decision.at("/rulebook/id").asText());
    boolean lower = chance.happens(shares.lowers());
    SortedMap<String, String> to = new TreeMap<>();
    for (Map.Entry<String, List<String>> scale : new TreeMap<>(rulebook.scales()).entrySet()) {
      int at = scale.getValue().indexOf(decision.at("/outcome/grades/" + scale.getKey()).asText());
      int step = at + (lower ? -1 : 1);
      if (at >= 0 && step >= 0 && step < scale.getValue().size() && to.isEmpty()) {
        to.put(scale.getKey(), scale.getValue().get(step));
      }
    }
    if (to.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ResponseRequest(
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new ResponseRequest.Target(to, Optional.empty())),
            Optional.of(chance.oneOf(shares.reasons())),
            Optional.of("Invented for the demonstration."),
            Optional.of("demo-supervisor-" + chance.between(1, 4)),
            Optional.of("Invented evidence."),
            Optional.of(shownForMs(view))));
  }

  private void recordOutcome(
      InventedContact contact, DecisionId decision, Actor actor, Chance chance) {
    DecisionView view = services.history().decision(decision).orElseThrow();
    Rulebook rulebook = contacts.rulebook(view.decision().at("/rulebook/id").asText());
    LaterOutcome kind = chance.oneOf(rulebook.laterOutcomes(), each -> 1);
    int days = chance.between(shares.laterDays().get(0), shares.laterDays().get(1));
    Instant at = contact.asOf().plus(days, ChronoUnit.DAYS);
    if (at.isAfter(contacts.settings().until())) {
      return;
    }
    Optional<Long> value =
        switch (kind.unit()) {
          case "none" -> Optional.empty();
          case "minutes" -> Optional.of(chance.between(2, 18) * 5L);
          case "days" -> Optional.of((long) days);
          case "pounds" -> Optional.of(chance.between(2, 40) * 10L);
          default -> Optional.of((long) chance.between(1, 3));
        };
    services.outcomes().record(decision, new OutcomeRequest(kind.kind(), at, value), actor);
    outcomes.incrementAndGet();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  String summary() {
    return "%d accepted, %d overridden, %d overrides refused, %d later outcomes"
        .formatted(accepted.get(), overridden.get(), refused.get(), outcomes.get());
  }
}
