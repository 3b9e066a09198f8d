package evenhand.rulebook.evaluate;

import evenhand.rulebook.DueCalendar;
import evenhand.rulebook.Reminder;
import evenhand.rulebook.evaluate.Atoms.Atom;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Works out what the rules will ask for as time goes by, by trying each instant at which they may
 * turn.
 */
public final class Reminders {
  /** What lies further ahead is for a diary, not for a control room. */
  public static final Duration AHEAD_MAX = Duration.ofDays(7);

  /** An incident that has waited for longer is no control room's any more. */
  private static final Duration BEHIND_MAX = Duration.ofDays(31);

  private static final Set<String> KINDS = Set.of("actions", "reviews");

  private final RuleSet rules;
  private final Atoms atoms;
  private final int asOf;
  private final int asOfDate;
  private final BitSet dependents;
  private final BitSet readers;
  private final TurningPoints moments;
  private final TurningPoints days;

  public Reminders(RuleSet rules, Collection<Computed> computed) {
    this.rules = rules;
    this.atoms = new Atoms(rules);
    this.asOf = rules.names().slot(Dictionary.AS_OF);
    this.asOfDate = rules.names().slot(Dictionary.AS_OF_DATE);
    this.dependents = rules.formulas().dependents(asOf);
    dependents.or(rules.formulas().dependents(asOfDate));
    this.readers = rules.readersOf(dependents);
    List<Expression> all = new ArrayList<>();
    rules.rules().stream().map(Rule::condition).forEach(all::add);
    computed.stream().map(Computed::expression).forEach(all::add);
    this.moments = new TurningPoints(rules, asOf, all);
    this.days = new TurningPoints(rules, asOfDate, all);
  }

  /**
   * Reviews that time alone has brought about already, and tasks and reviews that it will; each
   * once, the earliest first. A task that is asked for now has its own due time in the outcome.
   */
  public List<Reminder> of(Slots slots, BitSet fired) {
    List<Reminder> reminders = new ArrayList<>();
    if (readers.isEmpty()) {
      return reminders;
    }
    Instant now = (Instant) Objects.requireNonNull(slots.get(asOf));
    NavigableSet<Instant> turns = turns(slots);
    BitSet asked = atoms.of(fired, slots);
    BitSet standing = reviews(asked);
    for (Instant turn : turns.subSet(now.minus(BEHIND_MAX), false, now, true).descendingSet()) {
      BitSet begun = (BitSet) standing.clone();
      begun.andNot(partsAt(turn.minusSeconds(1), slots, fired));
      add(begun, turn, reminders);
      standing.andNot(begun);
    }
    for (Instant later : turns.subSet(now, false, now.plus(AHEAD_MAX), true)) {
      BitSet then = partsAt(later, slots, fired);
      then.andNot(asked);
      add(then, later, reminders);
      asked.or(then);
    }
    reminders.sort(Comparator.comparing(Reminder::due).thenComparing(Reminder::code));
    return reminders;
  }

  private BitSet reviews(BitSet parts) {
    BitSet reviews = new BitSet();
    for (int i = parts.nextSetBit(0); i >= 0; i = parts.nextSetBit(i + 1)) {
      reviews.set(i, atoms.atom(i).kind().equals("reviews"));
    }
    return reviews;
  }

  private void add(BitSet parts, Instant due, List<Reminder> reminders) {
    for (int i = parts.nextSetBit(0); i >= 0; i = parts.nextSetBit(i + 1)) {
      Atom atom = atoms.atom(i);
      if (KINDS.contains(atom.kind())) {
        String kind = atom.kind().substring(0, atom.kind().length() - 1);
        reminders.add(new Reminder(kind, atom.name(), due));
      }
    }
  }

  private NavigableSet<Instant> turns(Slots slots) {
    NavigableSet<Instant> turns = moments.moments(slots);
    for (LocalDate day : days.days(slots)) {
      turns.add(day.atStartOfDay(DueCalendar.LONDON).toInstant());
    }
    return new TreeSet<>(turns);
  }

  private BitSet partsAt(Instant later, Slots slots, BitSet fired) {
    Slots trial = slots.copy();
    trial.set(asOf, later);
    trial.set(asOfDate, LocalDate.ofInstant(later, DueCalendar.LONDON));
    rules.formulas().refill(trial, dependents);
    return atoms.of(rules.firedAgain(trial, fired, readers), trial);
  }
}
