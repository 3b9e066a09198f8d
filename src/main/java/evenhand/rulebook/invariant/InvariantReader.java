package evenhand.rulebook.invariant;

import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.ExpressionFault;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Parser;
import evenhand.rulebook.expression.Tokens;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Question;
import evenhand.rulebook.model.QuestionType;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.source.Faults;
import evenhand.rulebook.source.Yaml;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code invariants.yml}. Not thread-safe. */
public final class InvariantReader {
  private static final Set<String> ALWAYS = Set.of("id", "says", "when", "then");
  private static final Set<String> CHANGING =
      Set.of(
          "id",
          "says",
          "when",
          "changing",
          "along",
          "never_lowers",
          "never_loses",
          "never_moves",
          "except",
          "absent_as");
  private static final String EVERY_YES_NO = "every yes-no";

  private final Map<String, Question> questions;
  private final Codes codes;
  private final OutcomeNames names;
  private final Faults faults;

  public InvariantReader(
      Map<String, Question> questions,
      Codes codes,
      Names names,
      Collection<Rule> rules,
      Faults faults) {
    this.questions = questions;
    this.codes = codes;
    this.names = new OutcomeNames(names, codes, rules);
    this.faults = faults;
  }

  /** Reads all of a file; what is wrong with any goes to the faults. */
  public Invariants read(Yaml file) {
    List<Invariant> read = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Yaml entry : file.at("invariants").list()) {
      try {
        Invariant invariant = invariant(entry);
        if (!ids.add(invariant.id())) {
          faults.add(entry, "invariant " + invariant.id() + " stands twice");
        }
        read.add(invariant);
      } catch (RulebookFaultException wrong) {
        wrong.faults().forEach(fault -> faults.add(fault.file(), fault.line(), fault.message()));
      }
    }
    return new Invariants(read, names.terms(), codes);
  }

  /** No invariants, for a rulebook that states none. */
  public Invariants none() {
    return new Invariants(List.of(), List.of(), codes);
  }

  private Invariant invariant(Yaml entry) {
    String id = entry.at("id").text();
    String says = entry.at("says").text();
    Expression when =
        entry.find("when").map(this::condition).orElseGet(() -> new Expression.All(List.of()));
    if (entry.find("changing").isEmpty()) {
      entry.allow(ALWAYS);
      return new Invariant.Always(id, says, when, condition(entry.at("then")));
    }
    entry.allow(CHANGING);
    List<String> changing = changing(entry.at("changing"));
    return new Invariant.Changing(
        id, says, when, changing, path(entry.at("along"), changing), claim(entry));
  }

  private Expression condition(Yaml text) {
    try {
      Tokens tokens = Tokens.of(text.text());
      Expression read = new Parser(tokens, names, Parser.Dialect.FORMULA).condition();
      tokens.expectEnd();
      if (read.type().kind() != Type.Kind.TRUTH) {
        throw text.fault("a condition is expected here, not a value");
      }
      return read;
    } catch (ExpressionFault wrong) {
      throw text.fault(String.valueOf(wrong.getMessage()));
    }
  }

  private List<String> changing(Yaml given) {
    if (given.value() instanceof String every) {
      if (!every.equals(EVERY_YES_NO)) {
        throw given.fault("a list of questions, or '" + EVERY_YES_NO + "', is expected here");
      }
      return questions.values().stream()
          .filter(question -> question.type() == QuestionType.YES_NO)
          .map(Question::id)
          .toList();
    }
    for (Yaml id : given.list()) {
      if (!questions.containsKey(id.text())) {
        throw id.fault("'" + id.text() + "' is no question; near it: " + names.near(id.text()));
      }
    }
    return given.distinctTexts();
  }

  private Invariant.Path path(Yaml along, List<String> changing) {
    if (along.value() instanceof String way) {
      for (Invariant.Path.Kind kind : Invariant.Path.Kind.values()) {
        if (kind != Invariant.Path.Kind.LISTED
            && kind.name().toLowerCase(Locale.ROOT).equals(way)) {
          return new Invariant.Path(kind, List.of());
        }
      }
      throw along.fault("'" + way + "': rising, falling, growing, anything or a list of answers");
    }
    List<List<Invariant.Step>> steps = new ArrayList<>();
    for (Yaml step : along.list()) {
      boolean several = step.value() instanceof List<?> list && !list.isEmpty();
      steps.add(
          several
              ? step.list().stream().map(each -> step(each, changing)).toList()
              : List.of(step(step, changing)));
    }
    if (steps.size() < 2) {
      throw along.fault("a path has at least two steps");
    }
    return new Invariant.Path(Invariant.Path.Kind.LISTED, steps);
  }

  private Invariant.Step step(Yaml given, List<String> changing) {
    if (given.value() instanceof Integer || given.value() instanceof List<?>) {
      return new Invariant.Step.Answer(given.value() instanceof Integer number ? number : Set.of());
    }
    String text = given.text();
    if (text.equals("unknown")) {
      return new Invariant.Step.Unanswered();
    } else if (text.equals("any")) {
      return new Invariant.Step.Meeting(new Expression.All(List.of()));
    } else if (text.contains(" ")) {
      return new Invariant.Step.Meeting(condition(given));
    }
    for (String id : changing) {
      Question question = questions.get(id);
      if (question != null && !question.values().contains(text)) {
        throw given.fault("'" + text + "' is no answer to " + id + ": " + question.values());
      }
    }
    return new Invariant.Step.Answer(text);
  }

  private Invariant.Claim claim(Yaml entry) {
    List<String> lowers = scales(entry, "never_lowers", Set.of());
    List<String> moves = scales(entry, "never_moves", Set.of("outcome"));
    List<String> loses = new ArrayList<>();
    List<OutcomeTerm> keeps = new ArrayList<>();
    for (Yaml what : entry.find("never_loses").map(Yaml::list).orElse(List.of())) {
      if (Beside.KINDS.contains(what.text())) {
        loses.add(what.text());
      } else {
        keeps.add(term(what));
      }
    }
    List<OutcomeTerm> except =
        entry.find("except").map(Yaml::list).orElse(List.of()).stream().map(this::term).toList();
    if (lowers.isEmpty() && moves.isEmpty() && loses.isEmpty() && keeps.isEmpty()) {
      throw entry.fault("never_lowers, never_loses or never_moves is expected here");
    }
    Optional<String> absent = entry.findText("absent_as");
    return new Invariant.Claim(lowers, loses, keeps, moves, except, absent);
  }

  private List<String> scales(Yaml entry, String key, Set<String> besides) {
    List<Yaml> given = entry.find(key).map(Yaml::list).orElse(List.of());
    for (Yaml scale : given) {
      if (!codes.scales().containsKey(scale.text()) && !besides.contains(scale.text())) {
        throw scale.fault("'" + scale.text() + "' is no scale: " + codes.scales().keySet());
      }
    }
    return given.stream().map(Yaml::text).toList();
  }

  private OutcomeTerm term(Yaml text) {
    if (condition(text) instanceof Expression.Derived part) {
      return names.terms().get(part.fact());
    }
    throw text.fault("a part of an outcome such as flag(X) is expected here");
  }
}
