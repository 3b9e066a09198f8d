package evenhand.governance.comparison;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.governance.comparison.BothRevisions.Answered;
import evenhand.governance.comparison.Comparison.FoundCase;
import evenhand.governance.comparison.Comparison.ShownChange;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.model.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for cases that two revisions decide differently: answers the questions of the changed rules
 * at and beside the values at which they turn, in empty cases and in worked ones, and makes what it
 * finds as small as it can. Not exhaustive.
 */
final class CaseSearch {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final BothRevisions both;
  private final ChangedRules changed;
  private final List<TriedCase> examples;
  private final AnswerDraw draw;
  private final BoundaryWatch boundaries;
  private final List<Instant> moments = new ArrayList<>();
  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final Map<String, TriedCase> smallest = new TreeMap<>();
  private final Causes causes;
  private final SmallestOfEach byCause = new SmallestOfEach();
  private int differing;

  CaseSearch(
      BothRevisions both,
      ChangedRules changed,
      Causes causes,
      List<TriedCase> examples,
      Instant asOf) {
    this.causes = causes;
    this.both = both;
    this.changed = changed;
    this.examples = List.copyOf(examples);
    Rulebook old = both.old().rulebook();
    Rulebook now = both.now().rulebook();
    this.draw = new AnswerDraw(old, now);
    this.boundaries = new BoundaryWatch(both, changed, asOf);
    moments.add(asOf);
    for (LocalDate day : AnswerDraw.changedDays(old, now)) {
      moments.add(day.atTime(LocalTime.NOON).atZone(LONDON).toInstant());
    }
    old.questions().forEach(question -> questions.put(question.id(), question));
    now.questions().forEach(question -> questions.put(question.id(), question));
  }

  /** Tries every worked case as it is, then as many drawn ones as asked for. */
  void run(int tries, long seed) {
    examples.forEach(this::attempt);
    Random random = new Random(seed);
    List<Set<String>> focuses = new ArrayList<>(changed.questions().values());
    if (focuses.size() > 1) {
      // One change shows alone where the answers to another's questions hold it still.
      focuses.add(changed.allQuestions());
    }
    for (int i = 0; i < tries && !focuses.isEmpty(); i++) {
      attempt(drawn(focuses.get(i % focuses.size()), random));
    }
  }

  private TriedCase drawn(Set<String> focus, Random random) {
    boolean isWorked = !examples.isEmpty() && random.nextInt(3) == 0;
    TriedCase base =
        isWorked
            ? examples.get(random.nextInt(examples.size()))
            : new TriedCase(
                moments.get(random.nextInt(moments.size())), JsonNodeFactory.instance.objectNode());
    ObjectNode facts = base.facts().deepCopy();
    double answered = isWorked ? random.nextDouble() * 0.3 : random.nextDouble();
    double yes = random.nextDouble();
    for (String id : focus) {
      Question question = questions.get(id);
      if (question != null && random.nextDouble() < answered) {
        facts.set(id, draw.known(question, base.asOf(), yes, random));
      }
    }
    return new TriedCase(base.asOf(), facts);
  }

  /** Tries one case, and makes it smaller where it shows something. */
  void attempt(TriedCase tried) {
    Optional<Answered> answered = both.ask(tried);
    if (answered.isEmpty()) {
      return;
    }
    Map<String, Set<String>> turned = boundaries.see(tried, answered.get());
    if (!answered.get().kinds().isEmpty()) {
      differing++;
      byCause.see(tried, causes.of(answered.get(), turned), this::causesOf);
      for (String kind : answered.get().kinds()) {
        TriedCase known = smallest.get(kind);
        // Shrinking costs hundreds of evaluations, so only what may become smaller is shrunk.
        if (known == null || known.facts().size() > 1 && isWorth(known, tried)) {
          TriedCase small = tried.shrunk(each -> both.shows(each, kind));
          if (known == null || small.isSmallerThan(known)) {
            smallest.put(kind, small);
          }
        }
      }
    }
  }

  private SortedSet<String> causesOf(TriedCase tried) {
    return both.ask(tried)
        .filter(answered -> !answered.kinds().isEmpty())
        .map(answered -> causes.of(answered, boundaries.see(tried, answered)))
        .orElseGet(TreeSet::new);
  }

  /** Of cases with many answers only a few are worth shrinking again. */
  private boolean isWorth(TriedCase known, TriedCase tried) {
    return tried.facts().size() <= known.facts().size() + 2 || differing % 50 == 0;
  }

  List<Expression> turningPoints() {
    return boundaries.turningPoints();
  }

  int differing() {
    return differing;
  }

  List<Comparison.Boundary> boundaries() {
    return boundaries.boundaries();
  }

  /** The smallest case found of each kind; those that several kinds share come once each kind. */
  List<FoundCase> found() {
    List<FoundCase> found = new ArrayList<>();
    smallest.forEach((kind, tried) -> found(kind, tried).ifPresent(found::add));
    return found;
  }

  private Optional<FoundCase> found(String kind, TriedCase tried) {
    return both.ask(tried)
        .map(
            answered ->
                new FoundCase(
                    kind,
                    tried.asOf(),
                    tried.facts(),
                    List.copyOf(answered.kinds()),
                    answered.began(),
                    answered.ended()));
  }

  /** The smallest case found of each changed clause that rules rest on. */
  List<ShownChange> shownChanges() {
    return causes.clauses().stream()
        .map(
            clause ->
                new ShownChange(
                    clause,
                    byCause.of(clause).flatMap(tried -> found(clause, tried)),
                    byCause.together(clause)))
        .toList();
  }
}
