package evenhand.rulebook.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Expression.Literal;
import evenhand.rulebook.expression.Expression.Name;
import evenhand.rulebook.expression.ParameterRows;
import evenhand.rulebook.expression.Type;
import evenhand.rulebook.model.Parameter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words of one rulebook stand for: the way back from prompts and meanings to ids. */
final class Spoken {
  private static final Pattern PARAMETER = Pattern.compile("(.*) \\((\u201c[^\u201d]*\u201d)\\)");

  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, Name> names = new HashMap<>();
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final Rulebook rulebook;

  Spoken(Rulebook rulebook) {
    this.rulebook = rulebook;
    rulebook.questions().forEach(each -> add(each.prompt(), each.id()));
    rulebook.computed().forEach(each -> add(each.title(), each.id()));
    rulebook
        .parameters()
        .forEach(
            each -> {
              add(each.means(), each.id());
              parameters.put(each.id(), each);
            });
    rulebook.rules().forEach(rule -> collect(rule.condition()));
  }

  private void add(String text, String id) {
    String plain = text.strip().replaceAll("\\s+", " ");
    String quoted = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    assertThat(ids.put("\u201c" + quoted + "\u201d", id)).as("'%s' means one thing", text).isNull();
  }

  private void collect(Expression expression) {
    if (expression instanceof Name name) {
      names.put(name.entry().id(), name);
    }
    expression.parts().forEach(this::collect);
  }

  String id(String quoted) {
    assertThat(ids).containsKey(quoted);
    return ids.getOrDefault(quoted, "");
  }

  Name named(String quoted) {
    return moment(id(quoted));
  }

  Name moment(String id) {
    Name name = names.get(id);
    if (name == null) {
      throw new IllegalArgumentException("no rule reads " + id);
    }
    return name;
  }

  String scale(String words) {
    return only(rulebook.scales().keySet(), words, rulebook.about().at("/display/scales"));
  }

  private static String only(
      Collection<String> ids, String words, com.fasterxml.jackson.databind.JsonNode shown) {
    List<String> found =
        ids.stream().filter(id -> shown.path(id).asText(plain(id)).equals(words)).toList();
    assertThat(found).as(words).hasSize(1);
    return found.get(0);
  }

  String grade(String scale, String words) {
    return code(rulebook.scales().getOrDefault(scale, List.of()), words);
  }

  String option(String words) {
    return code(rulebook.codes().options().keySet(), words);
  }

  private static String plain(String code) {
    return code.replace('_', ' ');
  }

  private static String code(Collection<String> codes, String words) {
    List<String> found = codes.stream().filter(code -> plain(code).equals(words)).toList();
    assertThat(found).as("%s of %s", words, codes).hasSize(1);
    return found.get(0);
  }

  /** A name, a parameter with its values, a number or an answer. */
  Expression operand(String text, Type expected) {
    Matcher parameter = PARAMETER.matcher(text);
    if (text.startsWith("the answer to \u201c")) {
      return named(text.substring("the answer to ".length()));
    } else if (text.startsWith("\u201c")) {
      return named(text);
    } else if (parameter.matches()) {
      Name name = named(parameter.group(2));
      check(name, parameter.group(1));
      return name;
    } else if (text.matches("[0-9]+")) {
      return new Literal(Integer.valueOf(text), Type.NUMBER);
    }
    boolean bare = text.equals("yes") || text.equals("no");
    assertThat(text).as("an answer").matches(bare ? ".*" : "\u2018[^\u2018\u2019]+\u2019");
    return new Literal(code(expected.values(), text.replaceAll("[\u2018\u2019]", "")), expected);
  }

  /** The values that a sentence gives for a parameter are those that it has. */
  void check(Name name, String said) {
    Parameter parameter = parameters.get(name.entry().id());
    assertThat(parameter).as(name.entry().id()).isNotNull();
    if (parameter == null) {
      return;
    }
    String[] values = said.split(", and ");
    assertThat(values).as("%s: %s", parameter.id(), said).hasSameSizeAs(parameter.rows());
    for (int i = 0; i < values.length; i++) {
      Parameter.Row row = parameter.rows().get(i);
      String wanted = row.value().map(Spoken::amount).orElse("a value not yet set");
      assertThat(values[i]).as(parameter.id()).matches(Pattern.quote(wanted) + "( .*)?");
      if (i > 0) {
        assertThat(values[i]).endsWith(" from " + amount(row.from()));
      }
    }
  }

  private static String amount(Object value) {
    if (value instanceof LocalDate day) {
      return day.format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK));
    } else if (value instanceof Set<?> set) {
      return String.join(", ", set.stream().sorted().map(Spoken::amount).toList());
    } else if (value instanceof Boolean truth) {
      return truth ? "yes" : "no";
    }
    return value instanceof ParameterRows ? "a value from its table" : plain(value.toString());
  }
}
