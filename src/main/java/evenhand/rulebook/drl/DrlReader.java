package evenhand.rulebook.drl;

import evenhand.rulebook.expression.Comparison;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Expression.Literal;
import evenhand.rulebook.expression.ExpressionFault;
import evenhand.rulebook.expression.Token;
import evenhand.rulebook.expression.Tokens;
import evenhand.rulebook.model.About;
import evenhand.rulebook.model.Certainty;
import evenhand.rulebook.model.Cite;
import evenhand.rulebook.model.DerivedFacts;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.source.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads rule files in the profile of rules, and nothing else: what this reader does not know is
 * refused, so what it has read is all that a rule can do.
 */
public final class DrlReader {
  private static final Pattern NAME =
      Pattern.compile("([A-Z]{1,5}-\\d{2,3})([A-Z]?)( [A-Za-z0-9 ,.;:()'%/-]{1,160})?");
  private static final Set<String> ANNOTATIONS = Set.of("cites", "class", "mark", "see");
  private static final Set<String> CLASSES = Set.of("S", "G", "L", "P");

  private final About about;
  private final Dictionary names;
  private final DerivedFacts facts;
  private final Set<String> sources;
  private final Faults faults;

  public DrlReader(
      About about, Dictionary names, DerivedFacts facts, Set<String> sources, Faults faults) {
    this.about = about;
    this.names = names;
    this.facts = facts;
    this.sources = Set.copyOf(sources);
    this.faults = faults;
  }

  /** The package that the rules of a rulebook stand in. */
  public static String packageOf(String rulebook) {
    return "evenhand.rules." + rulebook.replace('-', '_');
  }

  /** The rules of one file, in its order; what is wrong goes to the faults. */
  public List<Rule> read(DrlFile file) {
    List<Rule> rules = new ArrayList<>();
    if (!DrlGuard.check(file, faults)) {
      return rules;
    }
    try {
      Tokens tokens = Tokens.of(file.text());
      expectPackage(tokens);
      while (tokens.peek().kind() != Token.Kind.END) {
        rules.add(rule(tokens, file));
      }
    } catch (ExpressionFault fault) {
      faults.add(file.name(), file.line(fault.offset()), where(rules) + fault.getMessage());
    }
    return rules;
  }

  private static String where(List<Rule> before) {
    return before.isEmpty() ? "" : "after rule " + before.get(before.size() - 1).id() + ": ";
  }

  private void expectPackage(Tokens tokens) {
    tokens.expect("package");
    StringBuilder name = new StringBuilder(tokens.take().text());
    while (tokens.takeIf(".")) {
      name.append('.').append(tokens.take(Token.Kind.WORD, "a package name").text());
    }
    tokens.takeIf(";");
    String wanted = packageOf(about.id());
    if (!name.toString().equals(wanted)) {
      throw new ExpressionFault(0, "the package of this rulebook is " + wanted + ", not " + name);
    }
  }

  private Rule rule(Tokens tokens, DrlFile file) {
    int start = tokens.expect("rule").offset();
    Token name = tokens.take(Token.Kind.STRING, "the name of the rule in quotes");
    Matcher form = NAME.matcher(name.text());
    if (!form.matches() || form.group(3) == null) {
      throw new ExpressionFault(
          name.offset(),
          "a rule is named by its id and a sentence of at most 160 plain characters, for example"
              + " \"DA-011 Fourteen yes answers make the risk high\"");
    }
    String id = form.group(1) + form.group(2);
    String prefix = id.substring(0, id.indexOf('-'));
    if (!about.rulePrefixes().contains(prefix)) {
      throw new ExpressionFault(
          name.offset(), "rule ids of this rulebook begin with " + about.rulePrefixes());
    }
    Map<String, String> annotations = annotations(tokens, id);
    tokens.expect("when");
    ConditionReader left = new ConditionReader(tokens, names, about.codes(), facts);
    Expression condition = left.read();
    List<Effect> effects = new EffectReader(tokens, names, about.codes(), left.bindings()).read();
    lint(id, condition, start);
    List<Cite> cites = cites(annotations.getOrDefault("cites", ""), start);
    boolean verified = !annotations.containsKey("mark") && cites.stream().allMatch(Cite::verified);
    int end =
        tokens.peek().kind() == Token.Kind.END ? file.text().length() : tokens.peek().offset();
    return new Rule(
        id,
        form.group(1),
        form.group(3).strip(),
        cites,
        annotations.getOrDefault("class", ""),
        verified,
        split(annotations.getOrDefault("see", "")),
        condition,
        left.derivedReads(),
        effects,
        new Rule.Place(
            file.name(), file.line(start), topic(file), file.text().substring(start, end).strip()));
  }

  private Map<String, String> annotations(Tokens tokens, String id) {
    Map<String, String> annotations = new HashMap<>();
    while (tokens.peek().is("@")) {
      Token at = tokens.take();
      String name = tokens.take(Token.Kind.WORD, "the name of an annotation").text();
      tokens.expect("(");
      Token value = tokens.take(Token.Kind.STRING, "one text in quotes");
      tokens.expect(")");
      if (!ANNOTATIONS.contains(name)) {
        throw new ExpressionFault(at.offset(), "rules carry " + ANNOTATIONS + ", not @" + name);
      }
      if (annotations.put(name, value.text()) != null) {
        throw new ExpressionFault(at.offset(), "@" + name + " stands on " + id + " twice");
      }
      check(name, value);
    }
    for (String needed : List.of("cites", "class")) {
      if (!annotations.containsKey(needed)) {
        throw new ExpressionFault(tokens.peek().offset(), "rule " + id + " lacks @" + needed);
      }
    }
    return annotations;
  }

  private static void check(String name, Token value) {
    if (name.equals("class") && !CLASSES.containsAll(split(value.text()))) {
      throw new ExpressionFault(value.offset(), "a class is S, G, L or P, divided by '; '");
    }
    if (name.equals("mark") && !value.text().equals("U")) {
      throw new ExpressionFault(value.offset(), "the only mark is U");
    }
  }

  private List<Cite> cites(String text, int offset) {
    List<Cite> cites = Cite.list(text);
    if (cites.isEmpty()) {
      throw new ExpressionFault(offset, "a rule cites at least one source, or policy");
    }
    for (Cite cite : cites) {
      if (!sources.contains(cite.source())) {
        throw new ExpressionFault(
            offset, "'" + cite.source() + "' is no source of this rulebook (sources.yml)");
      }
    }
    return cites;
  }

  private void lint(String id, Expression condition, int offset) {
    Optional<String> unguarded = Certainty.unguarded(condition);
    if (unguarded.isPresent()) {
      throw new ExpressionFault(
          offset, "rule " + id + " does sums with " + unguarded.get() + "; first say known(it)");
    }
    literalThreshold(condition)
        .ifPresent(
            number -> {
              throw new ExpressionFault(
                  offset,
                  "rule " + id + " compares with " + number + ", which belongs in parameters.yml");
            });
  }

  /** A number other than 0 and 1 that something is compared with. */
  private static Optional<Object> literalThreshold(Expression expression) {
    if (expression instanceof Comparison compared
        && compared.right() instanceof Literal literal
        && literal.value() instanceof Integer number
        && number > 1) {
      return Optional.of(number);
    }
    return expression.parts().stream()
        .map(DrlReader::literalThreshold)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<String> split(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("; "));
  }

  /** The first comment of the file, which says what its rules are about. */
  private static String topic(DrlFile file) {
    return file.text()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("//"))
        .findFirst()
        .map(line -> line.substring(2).strip())
        .orElse("");
  }
}
