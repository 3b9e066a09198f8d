package evenhand.rulebook;

import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Due;
import evenhand.rulebook.model.Effect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Joins what fired rules add. The order in which effects come cannot matter. */
final class OutcomeJoin {
  private final Codes codes;
  private final Parameters parameters;
  private final Slots slots;
  private final Dictionary names;
  private final DueCalendar calendar;
  private final SortedMap<String, String> grades = new TreeMap<>();
  private final SortedSet<String> flags = new TreeSet<>();
  private final SortedMap<String, ActionJoin> actions = new TreeMap<>();
  private final SortedSet<String> blocks = new TreeSet<>();
  private final SortedSet<String> reviews = new TreeSet<>();
  private final SortedSet<String> closed = new TreeSet<>();
  private final SortedSet<String> opens = new TreeSet<>();
  private boolean provisional;

  OutcomeJoin(
      Codes codes, Parameters parameters, Slots slots, Dictionary names, DueCalendar calendar) {
    this.codes = codes;
    this.parameters = parameters;
    this.slots = slots;
    this.names = names;
    this.calendar = calendar;
  }

  void add(Effect effect) {
    if (effect instanceof Effect.Floor floor) {
      raise(floor.scale(), floor.grade());
    } else if (effect instanceof Effect.FloorFrom from) {
      Object grade = slots.get(names.slot(from.question()));
      if (grade != null) {
        raise(from.scale(), (String) grade);
      }
    } else if (effect instanceof Effect.Flag flag) {
      flags.add(flag.code());
    } else if (effect instanceof Effect.Block block) {
      blocks.add(block.code());
    } else if (effect instanceof Effect.Review review) {
      reviews.add(review.code());
    } else if (effect instanceof Effect.Close close) {
      closed.addAll(close.options());
    } else if (effect instanceof Effect.Opens open) {
      opens.add(open.rulebook());
    } else if (effect instanceof Effect.Provisional) {
      provisional = true;
    } else {
      task(effect);
    }
  }

  private void raise(String scale, String grade) {
    List<String> order = codes.scales().getOrDefault(scale, List.of());
    grades.merge(scale, grade, (one, two) -> order.indexOf(one) >= order.indexOf(two) ? one : two);
  }

  private void task(Effect effect) {
    Instant now = parameters.asOf();
    if (effect instanceof Effect.Action action) {
      due(action.code(), action.due(), now);
    } else if (effect instanceof Effect.ActionAfter after) {
      Object moment = slots.get(names.slot(after.question()));
      Instant from = moment == null ? now : (Instant) moment;
      due(after.code(), Optional.of(after.due()), from);
    } else if (effect instanceof Effect.ReAsk reAsk) {
      due(Effect.ReAsk.CODE, Optional.empty(), now);
      join(Effect.ReAsk.CODE).ask(reAsk.questions(), this::isOpen);
    }
  }

  /** Adds a task with the due that the rule gives, or else the one in the rulebook's codes. */
  private void due(String code, Optional<String> given, Instant from) {
    Optional<String> standard =
        Optional.ofNullable(codes.actions().get(code)).flatMap(Codes.Action::due);
    ActionJoin join = join(code);
    given
        .or(() -> standard)
        .flatMap(this::due)
        .ifPresent(due -> join.due(due, from, parameters.asOf(), calendar));
  }

  private ActionJoin join(String code) {
    return actions.computeIfAbsent(code, fresh -> new ActionJoin());
  }

  /** Unanswered, or a set without members. */
  private boolean isOpen(String question) {
    Object value = slots.get(names.slot(question));
    return value == null || (value instanceof java.util.Set<?> set && set.isEmpty());
  }

  /** Empty where the parameter that it names has no value on the day: then there is no deadline. */
  private Optional<Due> due(String text) {
    boolean endOfDuty = text.startsWith(Due.END_OF_DUTY + ":");
    if (parameters.isUnset(text.substring(text.indexOf(':') + 1))) {
      return endOfDuty
          ? Optional.of(new Due.Event(Due.END_OF_DUTY, Optional.empty()))
          : Optional.empty();
    }
    return Optional.of(Due.parse(parameters.due(text).orElse(text), parameters::number));
  }

  Outcome outcome() {
    return new Outcome(
        grades,
        List.copyOf(flags),
        actions.entrySet().stream().map(each -> each.getValue().action(each.getKey())).toList(),
        blocks.stream()
            .map(
                code ->
                    new Outcome.Block(
                        code,
                        Optional.ofNullable(codes.blocks().get(code)).flatMap(Codes.Block::step)))
            .toList(),
        reviews.stream().map(Outcome.Review::new).toList(),
        codes.options().keySet().stream()
            .filter(option -> !closed.contains(option))
            .sorted()
            .toList(),
        List.copyOf(opens),
        provisional);
  }

  /** One task, however many rules ask for it: the earliest instant counts. */
  private static final class ActionJoin {
    private final SortedSet<String> events = new TreeSet<>();
    private final SortedSet<String> questions = new TreeSet<>();
    private Optional<Instant> earliest = Optional.empty();
    private Optional<Integer> minutes = Optional.empty();
    private Optional<String> calendarRule = Optional.empty();

    void due(Due due, Instant from, Instant now, DueCalendar calendar) {
      if (due instanceof Due.Event event) {
        events.add(event.name());
      }
      calendar.instant(due, from).ifPresent(instant -> by(instant, due, now, calendar));
    }

    private void by(Instant instant, Due due, Instant now, DueCalendar calendar) {
      int order = earliest.map(instant::compareTo).orElse(-1);
      if (order > 0) {
        return;
      }
      if (order < 0) {
        earliest = Optional.of(instant);
        minutes = Optional.empty();
        calendarRule = Optional.empty();
      }
      // Two ways to the same instant are both shown, so that their order cannot matter.
      if (due instanceof Due.Minutes) {
        minutes = Optional.of((int) ChronoUnit.MINUTES.between(now, instant));
      } else if (!(due instanceof Due.Event)) {
        String rule = calendar.shown(due);
        calendarRule =
            Optional.of(calendarRule.filter(other -> other.compareTo(rule) < 0).orElse(rule));
      }
    }

    void ask(List<String> asked, java.util.function.Predicate<String> open) {
      List<String> still = asked.stream().filter(open).toList();
      questions.addAll(still.isEmpty() ? asked : still);
    }

    Outcome.Action action(String code) {
      SortedSet<String> rules = new TreeSet<>(events);
      calendarRule.ifPresent(rules::add);
      return new Outcome.Action(
          code,
          minutes,
          rules.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", rules)),
          earliest,
          List.copyOf(questions));
    }
  }
}
