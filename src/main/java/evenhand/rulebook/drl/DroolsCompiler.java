package evenhand.rulebook.drl;

import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.expression.Function;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.RuleFunctions;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.DerivedFacts;
import evenhand.rulebook.model.Dictionary;
import evenhand.rulebook.model.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.definition.KiePackage;

/**
 * Compiles checked rule files with Drools, executable model. Only text that {@link DrlReader} has
 * read whole may come here.
 */
public final class DroolsCompiler {
  /** Builds are not safe beside each other: two threads once got each other's rules. */
  private static final Object BUILDING = new Object();

  private static final AtomicLong BUILDS = new AtomicLong();
  private static final String ANTLR4 = "drools.drl.antlr4.parser.enabled";

  private DroolsCompiler() {}

  /**
   * Compiles one rulebook.
   *
   * @throws RulebookFaultException where Drools finds a fault, or not exactly the rules that we
   *     read
   */
  public static CompiledRules compile(
      String rulebook, List<DrlFile> files, List<Rule> rules, Dictionary names, Parts parts) {
    if (Boolean.getBoolean(ANTLR4)) {
      throw new IllegalStateException(ANTLR4 + " is set; that parser loses rules: unset it");
    }
    List<Names.Entry> fields = fields(rules, names);
    String prelude = prelude(rulebook, fields);
    KieBase base;
    synchronized (BUILDING) {
      base = build(rulebook, prelude, files);
    }
    expectSameRules(rulebook, rules, base);
    return new CompiledRules(
        base,
        base.getFactType(DrlReader.packageOf(rulebook), "Case"),
        fields,
        parts.codes(),
        parts.facts());
  }

  /** What the firings need to know of the rulebook. */
  public record Parts(Codes codes, DerivedFacts facts) {}

  private static KieBase build(String rulebook, String prelude, List<DrlFile> files) {
    KieServices services = KieServices.Factory.get();
    ReleaseId release =
        services.newReleaseId("evenhand.rules", rulebook, "1." + BUILDS.incrementAndGet());
    KieFileSystem source = services.newKieFileSystem();
    source.generateAndWritePomXML(release);
    String folder = "src/main/resources/" + DrlReader.packageOf(rulebook).replace('.', '/') + "/";
    source.write(folder + "prelude.drl", prelude);
    Map<String, String> names = new TreeMap<>();
    for (DrlFile file : files) {
      String name = file.name().substring(file.name().lastIndexOf('/') + 1);
      names.put(name, file.name());
      source.write(folder + name, file.text());
    }
    KieBuilder builder = services.newKieBuilder(source);
    try {
      builder.buildAll(ExecutableModelProject.class);
    } catch (RuntimeException wrong) {
      throw fault(rulebook, 0, "Drools could not build it: " + wrong.getMessage());
    }
    List<RulebookFaultException.Fault> faults = new ArrayList<>();
    for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
      String path = String.valueOf(message.getPath());
      String name = path.substring(path.lastIndexOf('/') + 1);
      faults.add(
          new RulebookFaultException.Fault(
              names.getOrDefault(name, rulebook), message.getLine(), firstLine(message)));
    }
    if (!faults.isEmpty()) {
      throw new RulebookFaultException(faults);
    }
    KieBase base = services.newKieContainer(release).getKieBase();
    services.getRepository().removeKieModule(release);
    return base;
  }

  /** What is wrong; after it Drools may quote pages of the Java that it made of the rules. */
  private static String firstLine(Message message) {
    return message.getText().lines().findFirst().orElse("");
  }

  /** Drools has dropped rules in silence before; so count and compare. */
  private static void expectSameRules(String rulebook, List<Rule> rules, KieBase base) {
    Set<String> ours = rules.stream().map(DroolsCompiler::nameOf).collect(Collectors.toSet());
    Set<String> theirs = new TreeSet<>();
    int count = 0;
    for (KiePackage each : base.getKiePackages()) {
      for (org.kie.api.definition.rule.Rule rule : each.getRules()) {
        theirs.add(rule.getName());
        count++;
      }
    }
    if (!theirs.equals(ours) || count != rules.size()) {
      Set<String> odd = new TreeSet<>(ours);
      odd.removeAll(theirs);
      throw fault(
          rulebook,
          0,
          rules.size() + " rules were read but Drools built " + count + "; missing: " + odd);
    }
  }

  /** The whole name of a rule, as Drools knows it. */
  public static String nameOf(Rule rule) {
    return rule.id() + " " + rule.title();
  }

  private static RulebookFaultException fault(String file, int line, String message) {
    return new RulebookFaultException(
        List.of(new RulebookFaultException.Fault(file, line, message)));
  }

  /** The names that the patterns of the rules read. */
  private static List<Names.Entry> fields(List<Rule> rules, Dictionary names) {
    Set<String> read = new TreeSet<>();
    for (Rule rule : rules) {
      Dictionary.reads(rule.condition()).forEach(entry -> read.add(entry.id()));
      rule.effects().stream()
          .filter(evenhand.rulebook.model.Effect.FloorFrom.class::isInstance)
          .map(evenhand.rulebook.model.Effect.FloorFrom.class::cast)
          .forEach(from -> read.add(from.question()));
    }
    return names.entries().stream()
        .filter(entry -> read.contains(entry.id()))
        .sorted(Comparator.comparing(Names.Entry::id))
        .toList();
  }

  /** The fact type and the names that every rule file of the package sees. */
  private static String prelude(String rulebook, List<Names.Entry> fields) {
    StringBuilder text = new StringBuilder();
    text.append("package ").append(DrlReader.packageOf(rulebook)).append(";\n");
    for (Class<?> fact : List.of(Added.class, Reached.class, Closed.class)) {
      text.append("import ").append(fact.getName()).append(";\n");
    }
    for (Function function : Function.values()) {
      if (function.inRules()) {
        text.append("import function ").append(RuleFunctions.class.getName());
        text.append('.').append(function.text()).append(";\n");
      }
    }
    text.append("global ").append(Firings.class.getName()).append(" outcome;\n");
    text.append("declare Case\n");
    for (Names.Entry field : fields) {
      text.append("    ").append(field.id()).append(" : ");
      text.append(javaType(field.type().kind()).getName()).append('\n');
    }
    return text.append("end\n").toString();
  }

  static Class<?> javaType(Type.Kind kind) {
    return switch (kind) {
      case CHOICE, CODE, DUE -> String.class;
      case TRUTH -> Boolean.class;
      case NUMBER -> Integer.class;
      case DATE -> LocalDate.class;
      case INSTANT -> Instant.class;
      case CODES, NUMBERS -> Set.class;
      case KEYED, DATED, TABLE ->
          throw new IllegalArgumentException("a rule cannot read a " + kind + " parameter");
    };
  }

  static String setterOf(String field) {
    return "set" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
  }
}
