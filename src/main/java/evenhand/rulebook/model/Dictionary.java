package evenhand.rulebook.model;

import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.expression.Expression.Name;
import evenhand.rulebook.expression.Names;
import evenhand.rulebook.expression.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every name that the expressions of one rulebook may use, each with its slot. Built up in order,
 * then only read.
 */
public final class Dictionary implements Names {
  public static final String AS_OF = "as_of";
  public static final String AS_OF_DATE = "as_of_date";
  private static final String DATES = "@dates";

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, List<String>> groups;

  public Dictionary(Map<String, List<String>> groups) {
    this.groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    add(AS_OF, Type.INSTANT, Origin.CASE, true);
    add(AS_OF_DATE, Type.DATE, Origin.CASE, true);
  }

  /** Gives a name its slot; the name must be new. */
  private Entry add(String id, Type type, Origin origin, boolean neverUnknown) {
    Entry entry = new Entry(entries.size(), id, type, origin, neverUnknown);
    if (entries.putIfAbsent(id, entry) != null || groups.containsKey(id)) {
      throw new IllegalArgumentException("'" + id + "' already stands for something else");
    }
    return entry;
  }

  public void addQuestion(Question question) {
    add(question.id(), question.valueType(), Origin.QUESTION, false);
  }

  public void addParameter(Parameter parameter) {
    boolean always = parameter.rows().stream().allMatch(row -> row.value().isPresent());
    add(parameter.id(), parameter.type(), Origin.PARAMETER, always);
    add(
        parameter.id() + DATES,
        new Type(Type.Kind.DATED, parameter.type().values()),
        Origin.PARAMETER,
        true);
  }

  public void addComputed(String id, Type type, Expression formula) {
    add(id, type, Origin.COMPUTED, Certainty.neverUnknown(formula));
  }

  public int size() {
    return entries.size();
  }

  public int slot(String id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw new IllegalArgumentException("no slot for '" + id + "'");
    }
    return entry.slot();
  }

  /** The slot that holds all dated values of a parameter. */
  public int datesSlot(String parameter) {
    return slot(parameter + DATES);
  }

  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  public Map<String, List<String>> groups() {
    return groups;
  }

  @Override
  public Optional<Entry> name(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  @Override
  public Optional<List<String>> group(String id) {
    return Optional.ofNullable(groups.get(id));
  }

  @Override
  public List<String> near(String id) {
    List<String> near = new ArrayList<>();
    for (String known : entries.keySet()) {
      boolean alike = known.contains(id) || id.contains(known) || distance(known, id) <= 3;
      if (alike && !known.endsWith(DATES)) {
        near.add(known);
      }
    }
    return near.subList(0, Math.min(5, near.size()));
  }

  /** Edit distance of two words. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  /** Every slot that an expression reads, directly. */
  public static List<Entry> reads(Expression expression) {
    List<Entry> reads = new ArrayList<>();
    collect(expression, reads);
    return reads;
  }

  private static void collect(Expression expression, List<Entry> reads) {
    if (expression instanceof Name name) {
      reads.add(name.entry());
    }
    expression.parts().forEach(part -> collect(part, reads));
  }
}
