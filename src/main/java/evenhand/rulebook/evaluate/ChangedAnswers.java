package evenhand.rulebook.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.evaluate.OpenQuestions.Read;
import evenhand.rulebook.evaluate.SmallestChanges.Change;
import evenhand.rulebook.expression.Slots;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tries every other answer to one question, and to two at once, on one case. Numbers, days and
 * moments are tried once for each stretch within which nothing turns; sets with one member more or
 * one less, without any, and unknown. Not thread-safe.
 */
final class ChangedAnswers {
  private final RuleSet rules;
  private final Atoms atoms;
  private final PossibleAnswers possible;
  private final Slots slots;
  private final BitSet fired;
  private final BitSet before;

  ChangedAnswers(RuleSet rules, Atoms atoms, PossibleAnswers possible, Slots slots, BitSet fired) {
    this.rules = rules;
    this.atoms = atoms;
    this.possible = possible;
    this.slots = slots;
    this.fired = fired;
    this.before = atoms.of(fired, slots);
  }

  /** One question with one other answer; null takes the answer back. */
  private record Tried(Read read, @Nullable Object answer) {}

  /** A case with one answer changed. */
  private record Changed(Tried tried, Slots slots, BitSet fired) {}

  SmallestChanges all(List<Read> questions) {
    List<Change> singles = new ArrayList<>();
    List<Changed> idle = new ArrayList<>();
    Set<Tried> altering = new HashSet<>();
    for (Read read : questions) {
      for (@Nullable Object answer : others(read, slots)) {
        Changed changed = change(new Tried(read, answer), slots, fired);
        Optional<Change> found = found(List.of(changed.tried()), changed);
        found.ifPresentOrElse(
            change -> {
              singles.add(change);
              altering.add(changed.tried());
            },
            () -> idle.add(changed));
      }
    }
    return new SmallestChanges(sorted(singles), sorted(pairs(questions, idle, altering)));
  }

  private List<Change> pairs(List<Read> questions, List<Changed> idle, Set<Tried> altering) {
    List<Change> pairs = new ArrayList<>();
    Set<SortedMap<String, JsonNode>> seen = new HashSet<>();
    for (Changed first : idle) {
      for (Read read : questions) {
        if (read.slot() == first.tried().read().slot()) {
          continue;
        }
        for (@Nullable Object answer : others(read, first.slots())) {
          Tried second = new Tried(read, answer);
          if (!altering.contains(second) && !altersAlone(second)) {
            Changed both = change(second, first.slots(), first.fired());
            found(List.of(first.tried(), second), both)
                .filter(change -> seen.add(change.answers()))
                .ifPresent(pairs::add);
          }
        }
      }
    }
    return pairs;
  }

  /** Where a question's turning points moved with the other answer, it was not tried before. */
  private boolean altersAlone(Tried tried) {
    if (!tried.read().question().values().isEmpty()) {
      return false;
    }
    return found(List.of(tried), change(tried, slots, fired)).isPresent();
  }

  private Changed change(Tried tried, Slots from, BitSet held) {
    Slots trial = from.copy();
    trial.set(tried.read().slot(), tried.answer());
    rules.formulas().refill(trial, tried.read().dependents());
    return new Changed(tried, trial, rules.firedAgain(trial, held, tried.read().readers()));
  }

  private Optional<Change> found(List<Tried> tried, Changed changed) {
    BitSet after = atoms.of(changed.fired(), changed.slots());
    if (after.equals(before)) {
      return Optional.empty();
    }
    SortedMap<String, JsonNode> answers = new TreeMap<>();
    tried.forEach(each -> answers.put(each.read().question().id(), AnswerJson.of(each.answer())));
    BitSet adds = (BitSet) after.clone();
    adds.andNot(before);
    BitSet clears = (BitSet) before.clone();
    clears.andNot(after);
    return Optional.of(new Change(answers, atoms.described(adds), atoms.described(clears)));
  }

  /** Every answer to try in place of the present one. */
  private List<@Nullable Object> others(Read read, Slots at) {
    Object present = at.get(read.slot());
    List<@Nullable Object> others = new ArrayList<>();
    if (present instanceof Set<?> set) {
      others.add(Set.of());
      for (String value : read.question().values()) {
        Set<Object> toggled = new HashSet<>(set);
        if (!toggled.remove(value)) {
          toggled.add(value);
        }
        others.add(Set.copyOf(toggled));
      }
    } else {
      possible.of(read.question(), at).forEach(stretch -> others.add(nearest(stretch, present)));
    }
    if (present != null) {
      others.add(null);
    }
    others.removeIf(other -> Objects.equals(other, present));
    return others.stream().distinct().toList();
  }

  @SuppressWarnings("unchecked")
  private static Object nearest(PossibleAnswers.Stretch stretch, @Nullable Object present) {
    if (present == null || ((Comparable<Object>) stretch.from()).compareTo(present) >= 0) {
      return stretch.from();
    }
    return ((Comparable<Object>) stretch.to()).compareTo(present) <= 0 ? stretch.to() : present;
  }

  private static List<Change> sorted(List<Change> changes) {
    changes.sort(Comparator.comparing(change -> change.answers().toString()));
    return changes;
  }
}
