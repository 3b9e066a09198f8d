package evenhand.rulebook.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A condition as a rule table writes it, read by a parser of its own: nothing of the product's
 * expression language is used here.
 */
final class Condition {
  private static final Pattern DERIVED = Pattern.compile("\\b(flag|added|reached|closed)\\(");

  private final String text;
  private final Part root;
  private final Set<String> unknowns;
  private final List<Atom> atoms;

  private Condition(String text, Part root, Reader reader) {
    this.text = text;
    this.root = root;
    this.unknowns = reader.unknowns;
    this.atoms = reader.atoms;
  }

  /** Something that has a value in a situation; {@code null} is unknown. */
  interface Part {
    Object of(Situation situation);
  }

  /**
   * Reads a condition.
   *
   * @param names says which words name something that has a value
   */
  static Condition read(String text, Vocabulary names) {
    Reader reader = new Reader(new Words(text), names);
    Part root = reader.either();
    reader.words.expectEnd();
    return new Condition(text, root, reader);
  }

  boolean holds(Situation situation) {
    return truth(root.of(situation));
  }

  /** The comparisons that it is made of, as written. */
  List<String> atoms() {
    return atoms.stream().map(atom -> atom.text).toList();
  }

  /**
   * Notes which comparisons alone decide: turned over, they turn the whole condition.
   *
   * @param held gets those that hold here, {@code failed} those that do not
   */
  void decisive(Situation situation, BitSet held, BitSet failed) {
    boolean whole = holds(situation);
    for (int i = 0; i < atoms.size(); i++) {
      Atom atom = atoms.get(i);
      boolean holds = truth(atom.part.of(situation));
      atom.turned = !holds;
      if (holds(situation) != whole) {
        (holds ? held : failed).set(i);
      }
      atom.turned = null;
    }
  }

  /** A comparison, which may be turned over for the time of one evaluation. */
  private static final class Atom implements Part {
    private final String text;
    private final Part part;
    private Boolean turned;

    Atom(String text, Part part) {
      this.text = text;
      this.part = part;
    }

    @Override
    public Object of(Situation situation) {
      return turned == null ? part.of(situation) : turned;
    }
  }

  /** Whether it reads what other rows have added. */
  boolean isDerived() {
    return DERIVED.matcher(text).find();
  }

  /** What stands inside {@code unk(...)}. */
  Set<String> unknowns() {
    return unknowns;
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean truth(Object value) {
    return Boolean.TRUE.equals(value) || "yes".equals(value);
  }

  private static final class Reader {
    private final Words words;
    private final Vocabulary names;
    private final Set<String> unknowns = new TreeSet<>();
    private final List<Atom> atoms = new ArrayList<>();

    Reader(Words words, Vocabulary names) {
      this.words = words;
      this.names = names;
    }

    Part either() {
      List<Part> parts = new ArrayList<>(List.of(both()));
      while (words.takeIf("or")) {
        parts.add(both());
      }
      return parts.size() == 1
          ? parts.get(0)
          : situation -> parts.stream().anyMatch(part -> truth(part.of(situation)));
    }

    private Part both() {
      List<Part> parts = new ArrayList<>(List.of(single()));
      while (words.takeIf("and")) {
        parts.add(single());
      }
      return parts.size() == 1
          ? parts.get(0)
          : situation -> parts.stream().allMatch(part -> truth(part.of(situation)));
    }

    private Part single() {
      if (words.peek().equals("(") && !opensSum()) {
        words.expect("(");
        Part inside = either();
        words.expect(")");
        return inside;
      }
      int place = words.place();
      Part part = comparison();
      Atom atom = new Atom(words.since(place), part);
      atoms.add(atom);
      return atom;
    }

    private Part comparison() {
      if (words.takeIf("not")) {
        String computed = words.take();
        if (!names.isComputed(computed)) {
          throw new AssertionError("'not' before " + computed + ", no computed question: " + words);
        }
        return situation -> !truth(situation.value(computed));
      }
      Part left = sum();
      String sign = words.peek();
      if (Set.of("=", "<", "<=", ">", ">=").contains(sign)) {
        words.take();
        Part right = sum();
        return situation -> compare(left.of(situation), sign, right.of(situation));
      }
      if (sign.equals("in") || sign.equals("not") && words.peek(1).equals("in")) {
        boolean outside = words.takeIf("not");
        words.expect("in");
        Part set = sum();
        return situation -> member(left.of(situation), set.of(situation), outside);
      }
      return left;
    }

    /** Whether the bracket here holds a sum rather than a condition. */
    private boolean opensSum() {
      int depth = 0;
      for (int i = 0; ; i++) {
        String word = words.peek(i);
        depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
        if (word.isEmpty() || Set.of("and", "or", "=", "<", "<=", ">", ">=", "in").contains(word)) {
          return false;
        }
        if (depth == 0) {
          return Set.of("+", "-", "*", "<", "<=", ">", ">=").contains(words.peek(i + 1));
        }
      }
    }

    private Part sum() {
      Part total = product();
      while (words.peek().equals("+") || words.peek().equals("-")) {
        Part left = total;
        String sign = words.take();
        Part right = product();
        total = situation -> Arithmetic.of(left.of(situation), sign, right.of(situation));
      }
      return total;
    }

    private Part product() {
      Part total = operand();
      while (words.takeIf("*")) {
        Part left = total;
        Part right = operand();
        total = situation -> Arithmetic.of(left.of(situation), "*", right.of(situation));
      }
      return total;
    }

    private Part operand() {
      String word = words.take();
      if (word.equals("(")) {
        Part inside = sum();
        words.expect(")");
        return inside;
      } else if (word.equals("{")) {
        return writtenSet();
      } else if (word.matches("[0-9]+")) {
        Integer number = Integer.valueOf(word);
        return situation -> number;
      } else if (words.peek().equals("(")) {
        return new Calls(words, names, unknowns, this::sum).read(word);
      }
      return name(word);
    }

    private Part writtenSet() {
      Set<Object> members = new HashSet<>();
      while (!words.takeIf("}")) {
        String word = words.take();
        members.add(word.matches("[0-9]+") ? (Object) Integer.valueOf(word) : word);
        words.takeIf(",");
      }
      return situation -> members;
    }

    private Part name(String word) {
      String id = word.startsWith("$") ? word.substring(1) : word;
      if (names.knows(id)) {
        return situation -> situation.value(id);
      } else if (word.startsWith("$")) {
        throw new AssertionError("no parameter " + word + " in: " + words);
      } else if (word.equals("true") || word.equals("always")) {
        return situation -> true;
      } else if (word.equals("false")) {
        return situation -> false;
      } else if (!names.isValue(word)) {
        throw new AssertionError("'" + word + "' is neither name nor value in: " + words);
      }
      return situation -> word;
    }
  }

  @SuppressWarnings("unchecked")
  private static boolean compare(Object left, String sign, Object right) {
    if (sign.equals("=") && "unset".equals(right)) {
      return left == null;
    } else if (left == null || right == null) {
      return false;
    } else if (sign.equals("=")) {
      return left.equals(right) || left instanceof Boolean && truth(left) == truth(right);
    }
    // A moment against a day: which day the moment falls on in London.
    Object first =
        left instanceof Instant moment && right instanceof LocalDate
            ? moment.atZone(Situation.LONDON).toLocalDate()
            : left;
    int order = ((Comparable<Object>) first).compareTo(right);
    return switch (sign) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean member(Object item, Object set, boolean outside) {
    return item != null && set != null && ((Set<?>) set).contains(item) != outside;
  }
}
