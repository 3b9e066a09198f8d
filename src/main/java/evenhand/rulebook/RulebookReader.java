package evenhand.rulebook;

import evenhand.rulebook.audit.AuditReader;
import evenhand.rulebook.audit.AuditSection;
import evenhand.rulebook.citation.CitationCheck;
import evenhand.rulebook.drl.DrlReader;
import evenhand.rulebook.evaluate.Formulas;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.ExpressionFault;
import evenhand.rulebook.expression.Parser;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.invariant.InvariantReader;
import evenhand.rulebook.invariant.Invariants;
import evenhand.rulebook.model.About;
import evenhand.rulebook.model.Computed;
import evenhand.rulebook.model.DerivedFacts;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.model.Source;
import evenhand.rulebook.source.AboutReader;
import evenhand.rulebook.source.Agreement;
import evenhand.rulebook.source.Faults;
import evenhand.rulebook.source.ParameterReader;
import evenhand.rulebook.source.QuestionReader;
import evenhand.rulebook.source.SourceReader;
import evenhand.rulebook.source.Yaml;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From the files of a folder to a rulebook, or to every fault that keeps it from being one. */
final class RulebookReader {
  /** Words in a question that touch the Equality Act 2010; reading one asks for a reason. */
  private static final Pattern PROTECTED =
      Pattern.compile(
          "(^|_)(age|ethnic\\w*|race|racial|nationality|religion|belief|sex|gender|disab\\w*"
              + "|transgender|orientation|pregnan\\w*|marriage|dementia|capacity)(_|$)");

  private static final Pattern FORBIDDEN =
      Pattern.compile("(^|_)(ethnicity|nationality|postcode|surname|forename|immigration)(_|$)");

  private final RulebookFolder folder;
  private final Faults faults = new Faults();

  RulebookReader(RulebookFolder folder) {
    this.folder = folder;
  }

  /**
   * Reads, checks and compiles.
   *
   * @throws RulebookFaultException naming everything that is wrong
   */
  Rulebook read() {
    About about = AboutReader.about(folder.yaml("rulebook.yml"));
    if (!about.id().equals(folder.id())) {
      faults.add(folder.id() + "/rulebook.yml", 1, "id is not the name of the folder");
    }
    Map<String, Question> shared =
        new QuestionReader(Map.of()).read(folder.yaml("shared/questions.yml"), faults);
    Yaml file = folder.yaml("questions.yml");
    Map<String, Question> questions = new QuestionReader(shared).read(file, faults);
    Map<String, Parameter> own =
        ParameterReader.read(folder.yaml("parameters.yml"), firstDay(), faults);
    Map<String, Parameter> parameters =
        folder.force().map(set -> ParameterReader.withForce(own, set, faults)).orElse(own);
    Map<String, Source> sources = new SourceReader(parameters).read(folder.yaml("sources.yml"));
    protect(file, questions);
    Agreement.sources(file, folder.yaml("parameters.yml"), sources, faults);
    Agreement.groups(file, questions, faults);
    Dictionary names = new Dictionary(groups(file));
    addNames(names, questions, parameters);
    Agreement.dues(folder.yaml("rulebook.yml"), names, faults);
    List<Computed> computed = computed(file, names);
    faults.refuse();
    DerivedFacts facts = new DerivedFacts();
    List<Rule> rules = rules(about, names, facts, sources);
    faults.refuse();
    InvariantReader reader = new InvariantReader(questions, about.codes(), names, rules, faults);
    Invariants invariants = folder.find("invariants.yml").map(reader::read).orElseGet(reader::none);
    faults.refuse();
    RuleSet set = new RuleSet(rules, about.codes(), facts, names, new Formulas(computed, names));
    checkCircle(set);
    new CitationCheck(about, sources, parameters, faults).check(set);
    faults.refuse();
    AuditSection audit = audit(about, names, shared.keySet(), parameters, rules);
    return new Rulebook(
        folder,
        about,
        new Contents(questions, parameters, computed, sources, facts, audit, invariants),
        set);
  }

  private LocalDate firstDay() {
    return folder.yaml("rulebook.yml").at("in_force").at("from").date();
  }

  /** What the folder holds beside its rules. */
  record Contents(
      Map<String, Question> questions,
      Map<String, Parameter> parameters,
      List<Computed> computed,
      Map<String, Source> sources,
      DerivedFacts facts,
      AuditSection audit,
      Invariants invariants) {}

  /** A case may be decided together with rulebooks that ask more, so all shared questions count. */
  private AuditSection audit(
      About about,
      Dictionary names,
      Set<String> shared,
      Map<String, Parameter> parameters,
      List<Rule> rules) {
    Set<String> rows = rules.stream().map(Rule::row).collect(Collectors.toSet());
    return new AuditReader(
            about,
            id -> names.name(id).isPresent() || shared.contains(id),
            rows::contains,
            id -> parameters.containsKey(id) && parameters.get(id).unit().equals("minutes"))
        .read(folder.yaml("rulebook.yml"));
  }

  private void protect(Yaml file, Map<String, Question> questions) {
    for (Yaml entry : file.at("questions").list()) {
      String id = entry.at("id").text();
      Question question = questions.get(id);
      if (question == null) {
        continue;
      }
      boolean motive = id.startsWith("perceived_");
      if (FORBIDDEN.matcher(id).find() && !motive) {
        faults.add(entry, "'" + id + "' may be no question: rules never see who somebody is");
      } else if (touches(id) && question.protection().isEmpty()) {
        faults.add(
            entry,
            "'"
                + id
                + "' touches a protected characteristic; add protected: {characteristic,"
                + " lawful_because}");
      }
    }
  }

  /** Whether an id speaks of a characteristic; about certainty or marriage by force it does not. */
  private static boolean touches(String id) {
    return PROTECTED.matcher(id).find()
        && !id.endsWith("_certain")
        && !id.equals("forced_marriage")
        && !id.startsWith("damage");
  }

  private static Map<String, List<String>> groups(Yaml file) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    file.find("groups")
        .ifPresent(found -> found.map().forEach((id, list) -> groups.put(id, list.texts())));
    return groups;
  }

  private void addNames(
      Dictionary names, Map<String, Question> questions, Map<String, Parameter> parameters) {
    addEach(folder.yaml("questions.yml").at("questions"), questions, names::addQuestion);
    addEach(folder.yaml("parameters.yml").at("parameters"), parameters, names::addParameter);
  }

  private <T> void addEach(Yaml entries, Map<String, T> read, Consumer<T> add) {
    Set<String> added = new HashSet<>();
    for (Yaml entry : entries.list()) {
      T one = read.get(entry.findText("id").orElse(""));
      if (one != null && added.add(entry.at("id").text())) {
        try {
          add.accept(one);
        } catch (IllegalArgumentException wrong) {
          faults.add(entry, String.valueOf(wrong.getMessage()));
        }
      }
    }
  }

  private List<Computed> computed(Yaml file, Dictionary names) {
    List<Computed> computed = new ArrayList<>();
    for (Yaml entry : file.find("computed").map(Yaml::list).orElse(List.of())) {
      Yaml formula = entry.at("formula");
      try {
        entry.allow(Set.of("id", "title", "type", "values", "formula", "source", "note"));
        String id = entry.at("id").text();
        Type declared = computedType(entry);
        Expression expression = Parser.formula(formula.text(), names, declared);
        Type type = withMembers(declared, expression);
        names.addComputed(id, type, expression);
        computed.add(new Computed(id, entry.at("title").text(), type, formula.text(), expression));
      } catch (ExpressionFault | IllegalArgumentException wrong) {
        faults.add(formula, entry.at("id").text() + ": " + wrong.getMessage());
      }
    }
    return computed;
  }

  private static Type computedType(Yaml entry) {
    Yaml type = entry.at("type");
    List<String> values = entry.find("values").map(Yaml::texts).orElse(List.of());
    return switch (type.text()) {
      case "yes-no" -> Type.YES_NO;
      case "truth" -> Type.TRUTH;
      case "choice" -> new Type(Type.Kind.CHOICE, values);
      case "choices" -> new Type(Type.Kind.CODES, values);
      case "count", "days", "minutes", "months" -> Type.NUMBER;
      case "date" -> Type.DATE;
      case "datetime" -> Type.INSTANT;
      default -> throw type.fault("no type of computed question: '" + type.text() + "'");
    };
  }

  /** A computed set may hold whatever the groups and parameters in its formula hold. */
  private static Type withMembers(Type declared, Expression expression) {
    if (declared.kind() != Type.Kind.CODES) {
      return declared;
    }
    Set<String> members = new LinkedHashSet<>(declared.values());
    collectMembers(expression, members);
    return new Type(declared.kind(), List.copyOf(members));
  }

  private static void collectMembers(Expression expression, Set<String> members) {
    if (expression.type().isSet()) {
      members.addAll(expression.type().values());
    }
    expression.parts().forEach(part -> collectMembers(part, members));
  }

  private List<Rule> rules(
      About about, Dictionary names, DerivedFacts facts, Map<String, Source> sources) {
    DrlReader reader = new DrlReader(about, names, facts, sources.keySet(), faults);
    List<Rule> rules = new ArrayList<>();
    Map<String, Rule> byId = new HashMap<>();
    folder.drl().forEach(file -> rules.addAll(reader.read(file)));
    if (rules.isEmpty() && faults.none()) {
      faults.add(
          folder.id(), 0, "a rulebook has at least one rule, in a file whose name ends in .drl");
    }
    for (Rule rule : rules) {
      Rule first = byId.putIfAbsent(rule.id(), rule);
      if (first != null) {
        faults.add(
            rule.place().file(),
            rule.place().line(),
            "rule " + rule.id() + " stands already in " + first.place().file());
      }
    }
    // A file that could not be read whole would make every @see to it look wrong.
    faults.refuse();
    Set<String> rows = new LinkedHashSet<>();
    rules.forEach(rule -> rows.add(rule.row()));
    for (Rule rule : rules) {
      rule.see().stream()
          .filter(seen -> !rows.contains(seen))
          .forEach(
              seen ->
                  faults.add(
                      rule.place().file(),
                      rule.place().line(),
                      "rule " + rule.id() + ": @see " + seen + " is no rule of this rulebook"));
    }
    rules.sort(Comparator.comparing(Rule::id));
    return rules;
  }

  private void checkCircle(RuleSet set) {
    List<String> circle = set.circle();
    if (!circle.isEmpty()) {
      Rule first =
          set.rules().stream().filter(rule -> rule.id().equals(circle.get(0))).findFirst().get();
      faults.add(
          first.place().file(),
          first.place().line(),
          "derived rules go in a circle: " + String.join(" -> ", circle));
    }
  }
}
