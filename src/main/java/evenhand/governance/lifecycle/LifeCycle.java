package evenhand.governance.lifecycle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The one graph of states and steps that every revision follows. Immutable. */
public final class LifeCycle {
  private static final List<Step> STEPS =
      List.of(
          new Step(State.DRAFT, Event.EDIT, State.DRAFT),
          new Step(State.DRAFT, Event.COMMENT, State.DRAFT),
          new Step(State.DRAFT, Event.SUBMIT, State.IN_REVIEW),
          new Step(State.IN_REVIEW, Event.COMMENT, State.IN_REVIEW),
          new Step(State.IN_REVIEW, Event.APPROVE, State.IN_REVIEW),
          new Step(State.IN_REVIEW, Event.APPROVE_LAST, State.APPROVED),
          new Step(State.IN_REVIEW, Event.REQUEST_CHANGES, State.DRAFT),
          new Step(State.IN_REVIEW, Event.EDIT, State.DRAFT),
          new Step(State.APPROVED, Event.COMMENT, State.APPROVED),
          new Step(State.APPROVED, Event.REQUEST_CHANGES, State.DRAFT),
          new Step(State.APPROVED, Event.EDIT, State.DRAFT),
          new Step(State.APPROVED, Event.ACTIVATE, State.ACTIVE),
          new Step(State.APPROVED, Event.SCHEDULE, State.SCHEDULED),
          new Step(State.SCHEDULED, Event.COMMENT, State.SCHEDULED),
          new Step(State.SCHEDULED, Event.WITHDRAW, State.APPROVED),
          new Step(State.SCHEDULED, Event.TAKE_EFFECT, State.ACTIVE),
          new Step(State.ACTIVE, Event.COMMENT, State.ACTIVE),
          new Step(State.ACTIVE, Event.SUPERSEDE, State.RETIRED),
          new Step(State.RETIRED, Event.COMMENT, State.RETIRED),
          new Step(State.RETIRED, Event.ROLL_BACK, State.ACTIVE));

  private LifeCycle() {}

  /** One arrow of the graph. */
  public record Step(State from, Event event, State to) {
    @Override
    public String toString() {
      return from.words() + " -- " + event.words() + " --> " + to.words();
    }
  }

  /** Every step that there is. */
  public static List<Step> steps() {
    return STEPS;
  }

  /** The state after an event; empty where the graph has no such step. */
  public static Optional<State> after(State state, Event event) {
    return STEPS.stream()
        .filter(step -> step.from() == state && step.event() == event)
        .map(Step::to)
        .findFirst();
  }

  /** What may happen in a state. */
  public static List<Event> possible(State state) {
    return STEPS.stream().filter(step -> step.from() == state).map(Step::event).toList();
  }

  /**
   * The state that events lead to from a draft; those that the graph has no step for do nothing.
   */
  public static State after(Collection<Event> events) {
    State state = State.DRAFT;
    for (Event event : events) {
      state = after(state, event).orElse(state);
    }
    return state;
  }

  /** The graph for people to read: states, then steps, then what each event means. */
  public static String drawing() {
    List<String> lines = new ArrayList<>();
    lines.add("States of a revision");
    Arrays.stream(State.values())
        .forEach(state -> lines.add("  %-10s  %s".formatted(state.words(), state.meaning())));
    lines.add("Steps");
    STEPS.forEach(step -> lines.add("  " + step));
    lines.add("Events");
    Arrays.stream(Event.values())
        .forEach(event -> lines.add("  %-20s  %s".formatted(event.words(), event.meaning())));
    return String.join("\n", lines);
  }
}
