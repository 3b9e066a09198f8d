package evenhand.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.audit.AuditSection;
import evenhand.rulebook.audit.ComparedValues;
import evenhand.rulebook.drl.CompiledRules;
import evenhand.rulebook.drl.DroolsCompiler;
import evenhand.rulebook.evaluate.OpenQuestions;
import evenhand.rulebook.evaluate.Reminders;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.invariant.Invariants;
import evenhand.rulebook.model.About;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.LaterOutcome;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.model.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One revision of a rulebook, checked and compiled. Immutable and thread-safe; {@link #advise} is a
 * pure function of its arguments.
 */
public final class Rulebook {
  private static final SortedMap<String, String> NOTHING = new TreeMap<>();

  private final RulebookFolder folder;
  private final About about;
  private final RulebookReader.Contents contents;
  private final RuleSet rules;
  private final Revision revision;
  private final CompiledRules compiled;
  private final SecondEvaluator second;
  private final OpenQuestions openQuestions;
  private final Reminders reminders;
  private final Reasons reasons;
  private final Parameters.Register parameters;
  private final Map<String, Integer> positions = new HashMap<>();

  Rulebook(RulebookFolder folder, About about, RulebookReader.Contents contents, RuleSet rules) {
    this.folder = folder;
    this.about = about;
    this.contents = contents;
    this.rules = rules;
    this.revision = folder.revision();
    this.openQuestions =
        new OpenQuestions(rules, contents.questions().values(), contents.computed());
    this.second =
        new SecondEvaluator(
            rules, DueCalendar.read(folder.yaml("shared/calendar.yml")), openQuestions);
    this.compiled =
        DroolsCompiler.compile(
            about.id(),
            folder.drl(),
            rules.rules(),
            rules.names(),
            new DroolsCompiler.Parts(about.codes(), contents.facts()));
    this.parameters = new Parameters.Register(contents.parameters(), rules.names());
    this.reasons = new Reasons(rules, contents);
    this.reminders = new Reminders(rules, contents.computed());
    for (int i = 0; i < rules.rules().size(); i++) {
      positions.put(DroolsCompiler.nameOf(rules.rules().get(i)), i);
    }
  }

  /**
   * What this revision says about a case.
   *
   * @throws EngineFaultException where the engine fails; never a partial answer
   */
  public Advice advise(Answers answers, Parameters parameters, Detail detail) {
    Slots slots = second.slots(answers, parameters);
    Map<String, List<Effect>> firings = compiled.fire(slots);
    BitSet fired = new BitSet();
    OutcomeJoin join = second.join(slots, parameters);
    SortedSet<String> rows = new TreeSet<>();
    firings.forEach(
        (name, effects) -> {
          int position = positions.getOrDefault(name, -1);
          fired.set(position);
          rows.add(rules.rules().get(position).row());
          effects.forEach(join::add);
        });
    if (detail != Detail.OUTCOME) {
      agree(fired, slots);
    }
    SecondEvaluator.Decided decided =
        new SecondEvaluator.Decided(fired, join.outcome(), List.copyOf(rows));
    return advice(answers, parameters, slots, decided, detail);
  }

  /**
   * The same from our own reading of the rules, without the rule engine: what {@link #advise} is
   * held against, and never what a person is told.
   */
  public Advice adviseAgain(Answers answers, Parameters parameters, Detail detail) {
    Slots slots = second.slots(answers, parameters);
    return advice(answers, parameters, slots, second.decide(slots, parameters), detail);
  }

  private Advice advice(
      Answers answers,
      Parameters parameters,
      Slots slots,
      SecondEvaluator.Decided decided,
      Detail detail) {
    boolean explain = detail != Detail.OUTCOME;
    return new Advice(
        about.id(),
        about.version(),
        revision,
        parameters.asOf(),
        decided.outcome(),
        decided.rows(),
        explain ? reasons.of(slots, decided.fired(), answers) : List.of(),
        detail == Detail.FULL ? openQuestions.of(slots, decided.fired()) : List.of(),
        detail == Detail.FULL ? reminders.of(slots, decided.fired()) : List.of(),
        explain ? compared(answers, slots, parameters.asOf(), decided.outcome()) : NOTHING);
  }

  /** Our own evaluation of the rules. */
  public SecondEvaluator second() {
    return second;
  }

  private SortedMap<String, String> compared(
      Answers answers, Slots slots, Instant asOf, Outcome outcome) {
    return ComparedValues.of(
        contents.audit(),
        asOf,
        id ->
            rules
                .names()
                .name(id)
                .map(entry -> Optional.ofNullable(slots.get(entry.slot())))
                .orElseGet(() -> Optional.ofNullable(answers.values().get(id))),
        outcome.grades());
  }

  /** Its decision points, and what they are compared within. */
  public AuditSection audit() {
    return contents.audit();
  }

  /** Reasons come from our own reading of the rules; where it differs nothing is answered. */
  private void agree(BitSet fired, Slots slots) {
    BitSet own = rules.fired(slots);
    if (!own.equals(fired)) {
      own.xor(fired);
      throw new EngineFaultException(
          "the two evaluations differ on " + rules.rules().get(own.nextSetBit(0)).id());
    }
  }

  public String id() {
    return about.id();
  }

  public String version() {
    return about.version();
  }

  /** The days on which it is in force. */
  public About.InForce inForce() {
    return about.inForce();
  }

  public String title() {
    return about.title();
  }

  public Revision revision() {
    return revision;
  }

  /** All of {@code rulebook.yml}. */
  public JsonNode about() {
    return about.whole().deepCopy();
  }

  public List<Question> questions() {
    return List.copyOf(contents.questions().values());
  }

  public Optional<Question> question(String id) {
    return Optional.ofNullable(contents.questions().get(id));
  }

  public List<Computed> computed() {
    return contents.computed();
  }

  public List<Parameter> parameters() {
    return List.copyOf(contents.parameters().values());
  }

  /** What its rules may cite, {@code policy} aside. */
  public List<Source> sources() {
    return contents.sources().values().stream()
        .filter(source -> !source.kind().equals("policy") || !source.publisher().isEmpty())
        .toList();
  }

  public List<Rule> rules() {
    return rules.rules();
  }

  /** Ids of the parameters that a rule reads, its computed questions included. */
  public Set<String> parametersOf(Rule rule) {
    return rules.parametersOf(rules.rules().indexOf(rule));
  }

  /** The questions with a JSON schema of the facts. */
  public JsonNode questionsJson() {
    return Described.questions(contents);
  }

  /** Every rule with its sentence, citations, class, text and effects. */
  public JsonNode rulesJson() {
    return Described.rules(rules, contents, about);
  }

  /** What must hold for every possible case. */
  public Invariants invariants() {
    return contents.invariants();
  }

  /** The slots of a case, with what its outcome has marked for the invariants. */
  public Slots judged(Answers answers, Parameters parameters, Advice advice) {
    Slots slots = second.slots(answers, parameters);
    boolean allKnown =
        contents.questions().keySet().stream()
            .allMatch(id -> slots.get(rules.names().slot(id)) != null);
    return contents.invariants().judged(slots, advice, allKnown);
  }

  /** Grades of each scale, from the least. */
  public Map<String, List<String>> scales() {
    return about.codes().scales();
  }

  /** The scales, options and codes that the rules use, with what they mean. */
  public Codes codes() {
    return about.codes();
  }

  public Optional<Lowering> lowering() {
    return about.lowering();
  }

  public List<LaterOutcome> laterOutcomes() {
    return about.laterOutcomes();
  }

  /** The files that make this revision: path to bytes, line ends normalised. */
  public SortedMap<String, byte[]> content() {
    SortedMap<String, byte[]> content = new TreeMap<>();
    folder
        .files()
        .forEach((path, text) -> content.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return content;
  }

  /** The dated values that hold at an instant. */
  public Parameters parameters(Instant asOf) {
    return parameters.at(asOf);
  }

  /**
   * The same with some values replaced.
   *
   * @throws InvalidCaseException naming {@code /parameters/<id>}
   */
  public Parameters parameters(Instant asOf, JsonNode overrides) {
    return parameters.at(asOf, overrides);
  }
}
