package evenhand.governance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The one graph of states: whole, without two meanings, and never changed. */
class LifeCycleTest {

  @Test
  void everyStateCanBeReachedFromADraft() {
    Set<State> reached = EnumSet.of(State.DRAFT);
    Deque<State> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      State state = next.remove();
      LifeCycle.steps().stream()
          .filter(step -> step.from() == state && reached.add(step.to()))
          .forEach(step -> next.add(step.to()));
    }
    assertThat(reached).containsExactlyInAnyOrder(State.values());
  }

  @Test
  void everyEventLeadsSomewhereAndNoneToTwoStates() {
    Set<String> seen = new HashSet<>();
    LifeCycle.steps()
        .forEach(step -> assertThat(seen.add(step.from() + " " + step.event())).isTrue());
    assertThat(LifeCycle.steps()).extracting(LifeCycle.Step::event).contains(Event.values());
  }

  @Test
  void onlyAnApprovedRevisionIsActivated() {
    assertThat(
            Arrays.stream(State.values())
                .filter(state -> LifeCycle.after(state, Event.ACTIVATE).isPresent()))
        .containsExactly(State.APPROVED);
    assertThat(
            Arrays.stream(State.values())
                .filter(state -> LifeCycle.after(state, Event.ROLL_BACK).isPresent()))
        .containsExactly(State.RETIRED);
  }

  @Test
  void anEditTakesEveryApprovalAway() {
    for (State state : List.of(State.DRAFT, State.IN_REVIEW, State.APPROVED)) {
      assertThat(LifeCycle.after(state, Event.EDIT)).contains(State.DRAFT);
    }
  }

  @Test
  void aWholeLifeFollowsTheGraphAndWhatIsOutOfTurnDoesNothing() {
    assertThat(
            LifeCycle.after(
                List.of(
                    Event.SUBMIT,
                    Event.APPROVE,
                    Event.APPROVE_LAST,
                    Event.ACTIVATE,
                    Event.SUPERSEDE,
                    Event.ROLL_BACK)))
        .isEqualTo(State.ACTIVE);
    assertThat(LifeCycle.after(List.of(Event.APPROVE_LAST, Event.ACTIVATE))).isEqualTo(State.DRAFT);
    assertThat(LifeCycle.after(List.of(Event.SUBMIT, Event.REQUEST_CHANGES, Event.APPROVE_LAST)))
        .isEqualTo(State.DRAFT);
  }

  @Test
  void theGraphCannotBeChangedAndIsPrintedWhole() {
    assertThatThrownBy(
            () ->
                LifeCycle.steps()
                    .add(new LifeCycle.Step(State.DRAFT, Event.ACTIVATE, State.ACTIVE)))
        .isInstanceOf(UnsupportedOperationException.class);
    LifeCycle.steps().forEach(step -> assertThat(LifeCycle.drawing()).contains(step.toString()));
  }
}
