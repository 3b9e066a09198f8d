package evenhand.rulebook.evaluate;

import evenhand.rulebook.OpenQuestion;
import evenhand.rulebook.OpenQuestion.PossibleAnswer;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Question;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Works out what each unanswered question could still change, by trying its possible answers. */
public final class OpenQuestions {
  /** A grade that rises counts for more than any number of codes. */
  private static final int GRADE_WEIGHT = 10_000;

  private static final int ADDED_WEIGHT = 100;

  private final RuleSet rules;
  private final Atoms atoms;
  private final PossibleAnswers possible;
  private final List<Read> read = new ArrayList<>();

  public OpenQuestions(
      RuleSet rules, Collection<Question> questions, Collection<Computed> computed) {
    this.rules = rules;
    this.atoms = new Atoms(rules);
    this.possible = new PossibleAnswers(rules, questions, computed);
    for (Question question : questions) {
      int slot = rules.names().slot(question.id());
      BitSet dependents = rules.formulas().dependents(slot);
      BitSet readers = rules.readersOf(dependents);
      if (!readers.isEmpty()) {
        read.add(new Read(question, slot, dependents, readers));
      }
    }
  }

  /**
   * A question that some rule reads.
   *
   * @param dependents its slot and those worked out from it
   * @param readers positions of the rules that read any of them
   */
  record Read(Question question, int slot, BitSet dependents, BitSet readers) {}

  /** The rules that hold, and the parts of the outcome that they join to. */
  private record Held(BitSet rules, BitSet parts) {}

  private record Change(Object from, Object to, BitSet adds, BitSet clears) {}

  private record Ranked(OpenQuestion question, int size) {}

  /** The questions that could change something, the one that could change most first. */
  public List<OpenQuestion> of(Slots slots, BitSet fired) {
    Held before = new Held(fired, atoms.of(fired, slots));
    List<Ranked> ranked = new ArrayList<>();
    for (Read each : read) {
      if (slots.get(each.slot()) == null) {
        List<Change> changes = changes(each, slots, before);
        if (!changes.isEmpty()) {
          ranked.add(rank(each.question(), changes));
        }
      }
    }
    ranked.sort(
        Comparator.comparingInt(Ranked::size)
            .reversed()
            .thenComparing(each -> each.question().question()));
    return ranked.stream().map(Ranked::question).toList();
  }

  /** Which other answers, to one question or to two at once, would alter the outcome. */
  public SmallestChanges smallestChanges(Slots slots, BitSet fired) {
    return new ChangedAnswers(rules, atoms, possible, slots, fired).all(read);
  }

  private List<Change> changes(Read read, Slots slots, Held before) {
    List<Change> changes = new ArrayList<>();
    boolean continues = false;
    Slots trial = slots.copy();
    for (PossibleAnswers.Stretch answers : possible.of(read.question(), slots)) {
      trial.set(read.slot(), answers.from());
      rules.formulas().refill(trial, read.dependents());
      BitSet held = rules.firedAgain(trial, before.rules(), read.readers());
      BitSet after = held == before.rules() ? before.parts() : atoms.of(held, trial);
      boolean changed = !after.equals(before.parts());
      continues =
          changed
              && join(
                  changes,
                  new Change(
                      answers.from(),
                      answers.to(),
                      without(after, before.parts()),
                      without(before.parts(), after)),
                  read.question(),
                  continues);
    }
    return changes;
  }

  private static BitSet without(BitSet set, BitSet other) {
    BitSet rest = (BitSet) set.clone();
    rest.andNot(other);
    return rest;
  }

  /** Adds a change, or lets the range before it go on to this answer. */
  private static boolean join(
      List<Change> changes, Change change, Question question, boolean continues) {
    int last = changes.size() - 1;
    if (continues && question.values().isEmpty()) {
      Change previous = changes.get(last);
      if (previous.adds().equals(change.adds()) && previous.clears().equals(change.clears())) {
        changes.set(last, new Change(previous.from(), change.to(), change.adds(), change.clears()));
        return true;
      }
    }
    changes.add(change);
    return true;
  }

  private Ranked rank(Question question, List<Change> changes) {
    int size = 0;
    List<PossibleAnswer> answers = new ArrayList<>();
    for (Change change : changes) {
      size = Math.max(size, size(change));
      answers.add(
          new PossibleAnswer(
              AnswerJson.of(change.from()),
              change.from().equals(change.to())
                  ? Optional.empty()
                  : Optional.of(AnswerJson.of(change.to())),
              atoms.described(change.adds()),
              atoms.described(change.clears())));
    }
    return new Ranked(new OpenQuestion(question.id(), answers), size);
  }

  private int size(Change change) {
    int grades = 0;
    for (int i = change.adds().nextSetBit(0); i >= 0; i = change.adds().nextSetBit(i + 1)) {
      grades += atoms.atom(i).kind().equals("grades") ? 1 : 0;
    }
    int others = change.adds().cardinality() - grades;
    return grades * GRADE_WEIGHT + others * ADDED_WEIGHT + change.clears().cardinality();
  }
}
