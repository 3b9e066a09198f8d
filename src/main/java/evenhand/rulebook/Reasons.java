package evenhand.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import evenhand.rulebook.evaluate.Because;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.expression.Slots;
import evenhand.rulebook.model.Cite;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.model.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns firings into reasons for people, one a row of the rule table, sorted by row. */
final class Reasons {
  private static final String ASSESSMENT = "assessment";
  private static final List<String> BOTH = List.of(ASSESSMENT, "fact");
  private static final Set<String> UNKNOWN = Set.of("unknown", "refused");

  private final RuleSet rules;
  private final List<List<Reason.Citation>> citations = new ArrayList<>();

  /** What each rule brings about; empty for a rule with a grade that is an answer. */
  private final List<Optional<List<JsonNode>>> fixedEffects = new ArrayList<>();

  private final Map<String, Question> questions;
  private final Map<String, Parameter> parameters;
  private final boolean anySetByForce;

  Reasons(RuleSet rules, RulebookReader.Contents contents) {
    this.rules = rules;
    this.questions = contents.questions();
    this.parameters = contents.parameters();
    Map<String, Source> sources = contents.sources();
    this.anySetByForce =
        parameters.values().stream()
            .anyMatch(each -> each.rows().stream().anyMatch(Parameter.Row::setByForce));
    for (Rule rule : rules.rules()) {
      citations.add(rule.cites().stream().map(cite -> citation(cite, sources)).toList());
      boolean fixed = rule.effects().stream().noneMatch(Effect.FloorFrom.class::isInstance);
      fixedEffects.add(fixed ? Optional.of(effects(rule, Reasons::fixedGrade)) : Optional.empty());
    }
  }

  static Reason.Citation citation(Cite cite, Map<String, Source> sources) {
    Source source = sources.get(cite.source());
    if (source == null) {
      throw new IllegalArgumentException("no source '" + cite.source() + "'");
    }
    return new Reason.Citation(
        cite.source(),
        cite.section(),
        source.title(),
        cite.verified(),
        source.amendedAt(cite.section()).orElse(""));
  }

  /** Parameters of a rule, of its formulas too, whose value on the day is the force's own. */
  private SortedMap<String, String> forceParameters(int rule, Slots slots, LocalDate day) {
    SortedMap<String, String> set = new TreeMap<>();
    for (String id : rules.parametersOf(rule)) {
      Parameter parameter = parameters.get(id);
      if (parameter != null && parameter.rowOn(day).map(Parameter.Row::setByForce).orElse(false)) {
        set.put(id, String.valueOf(slots.get(rules.names().slot(id))));
      }
    }
    return set;
  }

  List<Reason> of(Slots slots, BitSet fired, Answers answers) {
    LocalDate day = LocalDate.ofInstant(answers.asOf(), DueCalendar.LONDON);
    Because because = new Because(rules, slots, fired);
    @Nullable JsonNode[] given = new JsonNode[rules.questionIds().size()];
    SortedMap<String, Reason> reasons = new TreeMap<>();
    for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
      Rule rule = rules.rules().get(i);
      Map<String, JsonNode> quoted = quoted(because.of(i), given, answers);
      Reason reason =
          new Reason(
              rule.row(),
              rule.title(),
              rule.ruleClass(),
              rule.verified(),
              quoted,
              basis(quoted),
              citations.get(i),
              fixedEffects.get(i).orElseGet(() -> effects(rule, each -> grade(each, slots))),
              anySetByForce ? forceParameters(i, slots, day) : new TreeMap<>());
      if (reasons.put(rule.row(), reason) != null) {
        throw new EngineFaultException("both halves of " + rule.row() + " fired");
      }
    }
    return List.copyOf(reasons.values());
  }

  /** The answers to some questions; each is looked up once a case. */
  private Map<String, JsonNode> quoted(
      BitSet questions, @Nullable JsonNode[] given, Answers answers) {
    Map<String, JsonNode> quoted = new LinkedHashMap<>();
    for (int i = questions.nextSetBit(0); i >= 0; i = questions.nextSetBit(i + 1)) {
      String question = rules.questionIds().get(i);
      JsonNode answer = given[i];
      if (answer == null) {
        answer = given(answers, question);
        given[i] = answer;
      }
      quoted.put(question, answer);
    }
    return quoted;
  }

  /** Whether the known answers among some are facts, assessments or both. */
  private List<String> basis(Map<String, JsonNode> quoted) {
    boolean isFact = false;
    boolean isAssessment = false;
    for (Map.Entry<String, JsonNode> answer : quoted.entrySet()) {
      Question question = questions.get(answer.getKey());
      if (question != null && !UNKNOWN.contains(answer.getValue().asText())) {
        boolean assessed = question.basis().equals(ASSESSMENT);
        isAssessment |= assessed;
        isFact |= !assessed;
      }
    }
    return isFact && isAssessment
        ? BOTH
        : isFact ? BOTH.subList(1, 2) : isAssessment ? BOTH.subList(0, 1) : List.of();
  }

  private static String fixedGrade(Effect effect) {
    return effect instanceof Effect.Floor floor ? floor.grade() : "";
  }

  private String grade(Effect effect, Slots slots) {
    return effect instanceof Effect.FloorFrom ? rules.grade(effect, slots) : fixedGrade(effect);
  }

  private static List<JsonNode> effects(Rule rule, Function<Effect, String> grade) {
    return rule.effects().stream()
        .map(effect -> (JsonNode) Described.effect(effect, grade.apply(effect)))
        .toList();
  }

  private static JsonNode given(Answers answers, String question) {
    return answers
        .given(question)
        .filter(given -> !given.isNull())
        .orElse(TextNode.valueOf("unknown"));
  }
}
